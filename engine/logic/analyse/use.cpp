// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/logic/analyse/use.h"

#include "engine/json/write.h"
#include "engine/logic/analyse/steps.h"
#include "engine/logic/analyse/variables.h"
#include "engine/logic/compile/code.h"
#include "engine/php/number.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace retort::logic {

namespace {

using json::Data;
using json::Value;

constexpr std::size_t mostConstants = 100;
constexpr std::size_t mostContained = 5; // all subsets of these are tried
constexpr std::size_t mostNearby = 8;
constexpr double exactly = 9007199254740992; // 2^53

bool isNumeric(std::string_view text) { return php::numeric(text).type != php::Numeric::Type::None; }

class Gatherer {
public:
    Gatherer(const Use& use, const Domain& domain, const Program& program)
        : m_use(use), m_domain(domain), m_program(program)
    {}

    Values gathered()
    {
        if (!m_domain.values.empty()) {
            for (const Data& value : m_domain.values) {
                m_out.all = m_out.all && m_out.values.size() < mostConstants;
                if (m_out.all)
                    add(value);
            }
        } else {
            decideKinds();
            collect();
            addTexts();
            addNumbers();
            if (m_bools) {
                add(truthData(true));
                add(truthData(false));
            }
            if (m_lists)
                addLists();
            if (m_domain.type == "object")
                addObjects();
        }
        if (m_domain.canBeAbsent) {
            add(Data());
            m_out.values.push_back(std::nullopt);
        }
        return std::move(m_out);
    }

private:
    void add(const Data& value)
    {
        if (std::none_of(m_out.values.begin(), m_out.values.end(), [&](const auto& one) { return *one == value; }))
            m_out.values.push_back(value);
    }

    void decideKinds()
    {
        const std::string& type = m_domain.type;
        if (type == "number" || type == "integer") {
            m_numbers = true;
            m_whole = type == "integer";
        } else if (type == "string" || type == "datetime" || type == "date") {
            m_texts = m_numericTexts = true;
        } else if (type == "boolean") {
            m_bools = true;
        } else if (type == "array") {
            m_lists = true;
        } else if (type != "object") {
            decideKindsFromUse();
        }
    }

    void decideKindsFromUse()
    {
        for (const std::vector<Value>* values : {&m_use.equal, &m_use.ordered}) {
            for (const Value value : *values) {
                m_bools = m_bools || value.isBool();
                m_texts = m_texts || (value.isString() && !isNumeric(value.text()));
                m_numbers = m_numbers || value.isNumber() || (value.isString() && isNumeric(value.text()));
            }
        }
        m_numbers = m_numbers || m_use.arithmetic;
        m_numericTexts = m_numbers;
        m_texts = m_texts || !m_use.contained.empty() || !m_use.within.empty();
        m_lists = !m_use.contained.empty() || !m_use.bodies.empty();
        if (!m_bools && !m_texts && !m_numbers && m_use.bodies.empty())
            m_bools = m_texts = m_numbers = m_numericTexts = m_lists = true;
    }

    void collect()
    {
        std::size_t room = mostConstants;
        const auto take = [&](Value value, bool ordered) {
            if (room == 0) {
                m_out.all = false;
                return;
            }
            --room;
            if (value.isBool()) { // which is 1 or 0 beside a number or its text
                m_limits.emplace_back(value.asBool() ? 1 : 0);
            } else if (value.isNumber()) {
                m_out.all = m_out.all && std::fabs(value.number()) < exactly;
                if (std::isfinite(value.number()))
                    m_limits.push_back(value);
            } else if (value.isString()) {
                (ordered && !isNumeric(value.text()) ? m_order : m_words).emplace_back(value.text());
                const php::Numeric number = php::numeric(value.text());
                const bool isNumber = number.type != php::Numeric::Type::None;
                m_out.all = m_out.all && (!isNumber || std::fabs(number.number()) < exactly);
                if (isNumber && std::isfinite(number.number())) // "1e999" is none
                    m_limits.push_back(number.type == php::Numeric::Type::Int ? Value(number.whole)
                                                                              : Value(number.real));
            }
        };
        for (const Value value : m_use.ordered)
            take(value, true);
        for (const Value value : m_use.equal)
            take(value, false);
        const bool js = m_program.settings().dialect == Dialect::Js;
        for (const std::string& text : m_order) {
            const auto isPlain = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
            m_out.all = m_out.all && (!js || std::all_of(text.begin(), text.end(), isPlain));
        }
        // Two orders at once, that of numbers and that of texts, would need the values of each in all parts of the
        // other.
        if (!m_order.empty() && (!m_limits.empty() || !m_use.within.empty() || !m_use.contained.empty()))
            m_out.all = false;
        // PHP puts a number beside other text in the order of texts, wherever one of them is the constant.
        const bool ordersNumbers = std::any_of(m_use.ordered.begin(), m_use.ordered.end(), [](Value value) {
            return value.isNumber() || (value.isString() && isNumeric(value.text()));
        });
        if (!js && ((m_texts && ordersNumbers) || (m_numbers && !m_order.empty())))
            m_out.all = false;
        // In JavaScript texts of digits have an order of their own among themselves.
        if (js && m_numericTexts && std::any_of(m_use.ordered.begin(), m_use.ordered.end(), [](Value value) {
                return value.isString() && isNumeric(value.text());
            }))
            m_out.all = false;
        if (m_lists && m_domain.type == "array" && (!m_use.equal.empty() || !m_use.ordered.empty()))
            m_out.all = false;
        if (m_domain.type == "object")
            m_out.all = m_use.equal.empty() && m_use.ordered.empty() && m_use.contained.empty() && m_use.within.empty();
    }

    void addNumber(const Data& number)
    {
        const Value value = number.root();
        const double real = value.number();
        const bool isWhole = std::floor(real) == real && std::fabs(real) < exactly;
        const std::string text = value.isInt() ? std::to_string(value.asInt()) : json::numberText(real);
        if (m_numbers) {
            if (m_whole && !isWhole)
                return;
            if (m_whole) {
                add(dataOf(static_cast<std::int64_t>(real)));
            } else {
                add(number);
                if (m_use.strict && isWhole)
                    add(value.isInt() ? dataOf(real) : dataOf(static_cast<std::int64_t>(real)));
            }
        }
        if (m_numericTexts && std::isfinite(real))
            m_spellings.push_back(text);
    }

    void addNumbers()
    {
        if (!m_numbers && !(m_numericTexts && !m_limits.empty()))
            return;
        std::vector<Value> limits = m_limits;
        for (const Value value : m_use.nearby) {
            if (value.isNumber() && std::isfinite(value.number()) && std::fabs(value.number()) < exactly)
                limits.push_back(value);
        }
        if (m_use.arithmetic) { // beyond what the constants can make of it
            limits.emplace_back(std::int64_t{1'000'000});
        }
        const auto byNumber = [](Value a, Value b) { return a.number() < b.number(); };
        for (const Value limit : limits)
            addNumber(Data::copy(limit));
        limits.emplace_back(0);
        std::stable_sort(limits.begin(), limits.end(), byNumber);
        limits.erase(
            std::unique(limits.begin(), limits.end(), [](Value a, Value b) { return a.number() == b.number(); }),
            limits.end());
        addNumber(stepped(limits.back(), 1, decimalsOf(limits.back())));
        for (std::size_t i = 0; i + 1 < limits.size(); ++i)
            addBetween(limits[i].number(), limits[i + 1].number());
        addNumber(stepped(limits.front(), -1, decimalsOf(limits.front())));
        addNumber(dataOf(std::int64_t{0}));
        // The same numbers as text, also spelled otherwise: PHP has "9" == "9.0".
        for (const std::string& text : m_spellings)
            add(dataOf(text));
        const bool spelled = !m_use.equal.empty() || m_use.truth;
        for (const Value limit : limits) {
            if (!m_numericTexts || !spelled || !std::isfinite(limit.number()))
                continue;
            const std::string text = json::numberText(limit.number());
            if (text.find('e') == std::string::npos)
                add(dataOf(text + (text.find('.') == std::string::npos ? ".0" : "0")));
        }
    }

    void addBetween(double low, double high)
    {
        double middle = low + (high - low) / 2;
        if (high - low >= 2 && std::fabs(low) < exactly && std::fabs(high) < exactly)
            middle = std::floor(middle) <= low ? std::floor(low) + 1 : std::floor(middle);
        if (middle > low && middle < high)
            addNumber(std::floor(middle) == middle && std::fabs(middle) < exactly
                          ? dataOf(static_cast<std::int64_t>(middle))
                          : dataOf(middle));
    }

    bool isWord(std::string_view text) const
    {
        return std::find(m_words.begin(), m_words.end(), text) != m_words.end() ||
               std::find(m_order.begin(), m_order.end(), text) != m_order.end();
    }

    void addTexts()
    {
        if (!m_texts)
            return;
        for (const std::string& text : m_words)
            add(dataOf(text));
        addOrderedTexts();
        addParts();
        addHolding();
        for (std::size_t i = 0; i < std::min(m_use.nearby.size(), mostNearby); ++i) {
            if (m_use.nearby[i].isString())
                add(Data::copy(m_use.nearby[i]));
        }
        std::string other = "other";
        while (isWord(other) || partOfAny(other))
            other += '-';
        add(dataOf(other));
        if (!m_words.empty()) {
            if (const auto letters = otherLetters(m_words.front()))
                add(dataOf(*letters));
        }
        add(dataOf(""));
        add(dataOf("0")); // true in JSON Logic and false for PHP's own if
    }

    bool partOfAny(std::string_view text) const
    {
        return std::any_of(m_use.within.begin(), m_use.within.end(),
                           [&](std::string_view one) { return one.find(text) != one.npos; });
    }

    void addOrderedTexts()
    {
        if (m_order.empty())
            return;
        std::vector<std::string> texts = m_order;
        for (const std::string& text : m_order)
            add(dataOf(text));
        texts.insert(texts.end(), m_words.begin(), m_words.end());
        std::sort(texts.begin(), texts.end());
        texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
        if (const auto above = stepped(texts.back(), 1))
            add(dataOf(*above > texts.back() ? *above : texts.back() + 'a'));
        for (std::size_t i = 0; i + 1 < texts.size(); ++i) {
            const auto next = stepped(texts[i], 1);
            if (next && *next > texts[i] && *next < texts[i + 1])
                add(dataOf(*next));
            else if (const std::string close = texts[i] + '\x01'; close < texts[i + 1])
                add(dataOf(close));
            else
                m_out.all = false;
        }
        if (const auto below = stepped(texts.front(), -1); below && *below < texts.front())
            add(dataOf(*below));
    }

    /// Of "in: [variable, text]": the text and a part of it that is nothing else.
    void addParts()
    {
        for (const std::string_view text : m_use.within) {
            add(dataOf(text));
            for (std::size_t size = 1; size < text.size(); ++size) {
                if (isWord(text.substr(0, size)) || (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U)
                    continue;
                add(dataOf(text.substr(0, size)));
                break;
            }
            m_out.all = m_out.all && text == m_use.within.front();
        }
        if (!m_use.within.empty() && !m_use.contained.empty())
            m_out.all = false;
    }

    /// Texts that hold some of what is looked for in them.
    void addHolding()
    {
        for (const std::vector<Value>& some : subsets()) {
            std::string text;
            for (const Value value : some) {
                if (value.isString())
                    text += (text.empty() ? "" : " ") + std::string(value.text());
            }
            if (!text.empty())
                add(dataOf(text));
        }
    }

    /// Of what is contained: all subsets where there are few, else each alone and all together. The fuller ones first.
    const std::vector<std::vector<Value>>& subsets()
    {
        const std::vector<Value>& all = m_use.contained;
        if (all.empty() || !m_subsets.empty())
            return m_subsets;
        std::vector<Value> different;
        for (const Value value : all) {
            const bool met =
                std::any_of(different.begin(), different.end(), [&](Value one) { return json::same(one, value); });
            if (!met)
                different.push_back(value);
        }
        const bool plain = std::all_of(different.begin(), different.end(),
                                       [](Value value) { return value.isString() && !isNumeric(value.text()); });
        // One text within another, or numbers that are found as text, make more cases than these.
        if (different.size() > 1 && !plain)
            m_out.all = false;
        if (different.size() > mostContained) {
            m_out.all = false;
            different.resize(std::min(different.size(), mostConstants));
            m_subsets.push_back(different);
            for (const Value value : different)
                m_subsets.push_back({value});
            return m_subsets;
        }
        for (unsigned bits = (1U << different.size()) - 1; bits > 0; --bits) {
            std::vector<Value> some;
            for (std::size_t i = 0; i < different.size(); ++i) {
                if ((bits >> i & 1U) != 0)
                    some.push_back(different[i]);
            }
            m_subsets.push_back(std::move(some));
        }
        return m_subsets;
    }

    void addLists()
    {
        for (const std::vector<Value>& some : subsets()) {
            json::Builder out;
            out.beginArray();
            for (const Value value : some)
                out.value(value);
            out.end();
            add(out.take());
        }
        for (const NodeId body : m_use.bodies)
            addItems(body);
        for (const char* items : {"other", ""}) {
            json::Builder out;
            out.beginArray();
            if (*items != 0)
                out.text(items);
            out.end();
            add(out.take());
        }
    }

    /// Lists of one item that has, under each path that a loop's body reads, what stands nearby in the body.
    void addItems(NodeId body)
    {
        std::vector<std::string_view> paths;
        std::vector<Value> constants;
        const NodeId end = std::min<NodeId>(endOf(m_program, body), body + 200);
        for (NodeId node = body; node < end; ++node) {
            const Node& at = m_program.node(node);
            const Instruction& instruction = m_program.code().instructions[node];
            if (instruction.step == Step::VarPath || instruction.step == Step::VarPrepared)
                paths.push_back(instruction.value.text());
            else if (at.op == Operator::Literal && !at.source.isContainer() && paths.size() < 8)
                constants.push_back(at.source);
            else if (at.op == Operator::Literal && at.source.isArray() && at.source.size() != 0)
                constants.push_back(at.source.items()[0]);
        }
        for (std::size_t i = 0; i < std::min(constants.size(), mostNearby); ++i) {
            for (int direction : {0, 1, -1}) {
                if (direction != 0 && !constants[i].isNumber())
                    continue;
                const Data value = direction == 0 ? Data::copy(constants[i])
                                                  : stepped(constants[i], direction, decimalsOf(constants[i]));
                Data item = value;
                for (const std::string_view path : paths)
                    item = withValue(item, path, value);
                json::Builder out;
                out.beginArray();
                out.value(item.root());
                out.end();
                add(out.take());
            }
        }
    }

    void addObjects()
    {
        json::Builder full;
        full.beginObject();
        full.key("any");
        full.boolean(true);
        full.end();
        add(full.take());
        json::Builder empty;
        empty.beginObject();
        empty.end();
        add(empty.take());
    }

    const Use& m_use;
    const Domain& m_domain;
    const Program& m_program;
    bool m_numbers = false;
    bool m_whole = false;        ///< No numbers with a fraction.
    bool m_numericTexts = false; ///< Texts of numbers, too.
    bool m_texts = false;
    bool m_bools = false;
    bool m_lists = false;
    std::vector<Value> m_limits;      ///< Numbers that it is compared with.
    std::vector<std::string> m_words; ///< Texts that it may be equal to.
    std::vector<std::string> m_order; ///< Texts that it may come before or after.
    std::vector<std::string> m_spellings;
    std::vector<std::vector<Value>> m_subsets;
    Values m_out;
};

} // namespace

Values valuesFor(const Use& use, const Domain& domain, const Program& program)
{
    return Gatherer(use, domain, program).gathered();
}

} // namespace retort::logic
