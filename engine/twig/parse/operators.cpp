// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/parse/operators.h"

#include <algorithm>
#include <array>

namespace retort::twig {

namespace {

constexpr std::array unaryRows{
    OperatorRow{"not", 50, Op::Not},
    OperatorRow{"-", 500, Op::Minus},
    OperatorRow{"+", 500, Op::Plus},
};

constexpr std::array binaryRows{
    OperatorRow{"or", 10, Op::Or},
    OperatorRow{"and", 15, Op::And},
    OperatorRow{"b-or", 16, Op::BitOr},
    OperatorRow{"b-xor", 17, Op::BitXor},
    OperatorRow{"b-and", 18, Op::BitAnd},
    OperatorRow{"==", 20, Op::Equal},
    OperatorRow{"!=", 20, Op::NotEqual},
    OperatorRow{"<=>", 20, Op::Spaceship},
    OperatorRow{"<", 20, Op::Less},
    OperatorRow{">", 20, Op::Greater},
    OperatorRow{">=", 20, Op::GreaterEqual},
    OperatorRow{"<=", 20, Op::LessEqual},
    OperatorRow{"not in", 20, Op::NotIn},
    OperatorRow{"in", 20, Op::In},
    OperatorRow{"matches", 20, Op::Matches},
    OperatorRow{"starts with", 20, Op::StartsWith},
    OperatorRow{"ends with", 20, Op::EndsWith},
    OperatorRow{"has some", 20, Op::HasSome},
    OperatorRow{"has every", 20, Op::HasEvery},
    OperatorRow{"..", 25, Op::Range},
    OperatorRow{"+", 30, Op::Add},
    OperatorRow{"-", 30, Op::Subtract},
    OperatorRow{"~", 40, Op::Concat},
    OperatorRow{"*", 60, Op::Multiply},
    OperatorRow{"/", 60, Op::Divide},
    OperatorRow{"//", 60, Op::FloorDivide},
    OperatorRow{"%", 60, Op::Modulo},
    OperatorRow{"is", 100, Op::None},
    OperatorRow{"is not", 100, Op::None},
    OperatorRow{"**", 200, Op::Power, true},
    OperatorRow{"??", 300, Op::None, true},
};

constexpr auto namesLongestFirst()
{
    std::array<std::string_view, binaryRows.size() + 2> names; // "-" and "+" are in both tables
    std::size_t n = 0;
    for (const OperatorRow& row : binaryRows)
        names[n++] = row.name;
    names[n++] = "not";
    names[n++] = "=";
    for (std::size_t i = 1; i < names.size(); ++i) {
        for (std::size_t j = i; j > 0 && names[j - 1].size() < names[j].size(); --j) {
            const std::string_view shorter = names[j - 1];
            names[j - 1] = names[j];
            names[j] = shorter;
        }
    }
    return names;
}

constexpr auto names = namesLongestFirst();

template <std::size_t N>
const OperatorRow* rowOf(const std::array<OperatorRow, N>& rows, std::string_view name)
{
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const OperatorRow& row) { return row.name == name; });
    return found == rows.end() ? nullptr : &*found;
}

} // namespace

const OperatorRow* unaryOperator(std::string_view name) { return rowOf(unaryRows, name); }
const OperatorRow* binaryOperator(std::string_view name) { return rowOf(binaryRows, name); }
std::span<const std::string_view> operatorNames() { return names; }

} // namespace retort::twig
