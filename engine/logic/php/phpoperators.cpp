// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/php/phpoperators.h"

#include "engine/logic/compile/rulescan.h"
#include "engine/logic/php/phparithmetic.h"
#include "engine/logic/php/phparray.h"
#include "engine/logic/php/phpcompare.h"
#include "engine/logic/php/phptext.h"

#include <algorithm>
#include <array>
#include <span>

namespace retort::logic::php {

namespace {

using json::Value;

/// The parameters of the closure behind an operator; the first `required` have no default.
struct Signature {
    std::array<std::string_view, 3> names{};
    std::size_t count = 0;
    std::size_t required = 0;
};

Signature signatureOf(Step step)
{
    switch (step) {
    case Step::Equal:
    case Step::StrictEqual:
    case Step::NotEqual:
    case Step::StrictNotEqual:
    case Step::Greater:
    case Step::GreaterEqual:
    case Step::Modulo:
    case Step::Divide:
    case Step::In:
        return {{"a", "b"}, 2, 2};
    case Step::Less:
    case Step::LessEqual:
        return {{"a", "b", "c"}, 3, 2};
    case Step::Subtract:
        return {{"a", "b"}, 2, 1};
    case Step::Not:
    case Step::NotNot:
    case Step::Log:
        return {{"a"}, 1, 1};
    case Step::Var:
        return {{"a", "default"}, 2, 0};
    case Step::MissingSome:
        return {{"minimum", "options"}, 2, 2};
    default:
        return {}; // func_get_args()
    }
}

[[noreturn]] void wrongArguments(std::string thrown, Phrase message, Environment& environment)
{
    environment.fail(Failure::Kind::ArgumentCount, std::move(thrown), std::move(message));
}

Value extreme(const Value* values, std::size_t count, bool largest, Environment& environment)
{
    if (count == 0) {
        const std::string name = largest ? "max" : "min";
        environment.fail(Failure::Kind::Value,
                         "ValueError: " + name + "(): Argument #1 ($value) must contain at least one element",
                         phrase("logic.no-element", name));
    }
    Value best = values[0];
    for (std::size_t i = 1; i < count; ++i) {
        const int order = compare(best, values[i], environment);
        if (largest ? order < 0 : order > 0)
            best = values[i];
    }
    return best;
}

bool isIn(Value needle, Value haystack, Environment& environment)
{
    if (isPhpArray(haystack, environment.objects()))
        return contains(haystack, needle, environment);
    return haystack.isString() && occurs(needle, haystack.text(), environment);
}

Value product(const Value* values, std::size_t count, Environment& environment)
{
    Value result = 1;
    for (std::size_t i = 0; i < count; ++i)
        result = multiplied(result, values[i], environment);
    return result;
}

} // namespace

void requireArguments(Step step, std::size_t count, Environment& environment)
{
    const Signature signature = signatureOf(step);
    if (count >= signature.required)
        return;
    const bool exactly = signature.count == signature.required;
    const std::string required = std::to_string(signature.required);
    wrongArguments("ArgumentCountError: Too few arguments to function JWadhams\\JsonLogic::JWadhams\\{closure}(), " +
                       std::to_string(count) + " passed and " + (exactly ? "exactly " : "at least ") + required +
                       " expected",
                   phrase("logic.fewer-arguments", required, std::to_string(count)), environment);
}

std::size_t bind(Step step, Value names, Value* arguments, std::size_t count, Environment& environment)
{
    const Signature signature = signatureOf(step);
    std::size_t placed = 0;
    while (placed < count && isIntegerKey(names.members()[placed].key.text()))
        ++placed;
    if (placed == count)
        return count;
    std::array<Value, 3> bound;
    std::array<bool, 3> given{};
    for (std::size_t i = 0; i < std::min(placed, bound.size()); ++i) {
        bound[i] = arguments[i];
        given[i] = true;
    }
    std::size_t last = std::min(placed, signature.count);
    for (std::size_t i = placed; i < count; ++i) {
        const std::string name(names.members()[i].key.text());
        if (isIntegerKey(name)) {
            wrongArguments("Error: Cannot use positional argument after named argument",
                           phrase("logic.place-after-name", name), environment);
        }
        const auto end = signature.names.begin() + static_cast<std::ptrdiff_t>(signature.count);
        const auto found = std::find(signature.names.begin(), end, name);
        if (found == end)
            wrongArguments("Error: Unknown named parameter $" + name, phrase("logic.unknown-name", name), environment);
        const auto place = static_cast<std::size_t>(found - signature.names.begin());
        if (given[place]) {
            wrongArguments("Error: Named parameter $" + name + " overwrites previous argument",
                           phrase("logic.given-twice", name), environment);
        }
        bound[place] = arguments[i];
        given[place] = true;
        last = std::max(last, place + 1);
    }
    for (std::size_t i = 0; i < std::min(last, signature.required); ++i) {
        if (!given[i]) {
            const std::string name(signature.names[i]);
            wrongArguments("ArgumentCountError: JWadhams\\JsonLogic::JWadhams\\{closure}(): Argument #" +
                               std::to_string(i + 1) + " ($" + name + ") not passed",
                           phrase("logic.name-left-out", name), environment);
        }
    }
    std::copy_n(bound.begin(), last, arguments); // a default that stands between is null everywhere
    return last;
}

Value apply(Step step, const Value* a, std::size_t count, Environment& environment)
{
    requireArguments(step, count, environment);
    switch (step) {
    case Step::Equal:
        return looselyEqual(a[0], a[1], environment);
    case Step::NotEqual:
        return !looselyEqual(a[0], a[1], environment);
    case Step::StrictEqual:
        return identical(a[0], a[1], environment);
    case Step::StrictNotEqual:
        return !identical(a[0], a[1], environment);
    case Step::Greater:
        return less(a[1], a[0], environment);
    case Step::GreaterEqual:
        return lessOrEqual(a[1], a[0], environment);
    case Step::Less:
        return less(a[0], a[1], environment) && (count < 3 || a[2].isNull() || less(a[1], a[2], environment));
    case Step::LessEqual:
        return lessOrEqual(a[0], a[1], environment) &&
               (count < 3 || a[2].isNull() || lessOrEqual(a[1], a[2], environment));
    case Step::Not:
        return !truthy(a[0], environment);
    case Step::NotNot:
        return truthy(a[0], environment);
    case Step::Modulo:
        return remainder(a[0], a[1], environment);
    case Step::Add:
        return sum(a, count);
    case Step::Subtract:
        return count < 2 || a[1].isNull() ? negated(a[0], environment) : subtracted(a[0], a[1], environment);
    case Step::Multiply:
        return product(a, count, environment);
    case Step::Divide:
        return divided(a[0], a[1], environment);
    case Step::Max:
        return extreme(a, count, true, environment);
    case Step::Min:
        return extreme(a, count, false, environment);
    case Step::In:
        return isIn(a[0], a[1], environment);
    case Step::Cat:
        return joined(a, count, environment);
    case Step::Substr:
        return substr(a, count, environment);
    case Step::Merge:
        return merged(a, count, environment);
    case Step::Log:
        textParameter(a[0], {"error_log", 1, "message"}, environment);
        return a[0];
    default:
        return {};
    }
}

} // namespace retort::logic::php
