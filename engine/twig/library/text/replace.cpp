// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/library/text/textbuilder.h"
#include "engine/twig/library/text/textwork.h"
#include "engine/twig/value/array.h"

#include <algorithm>
#include <bitset>
#include <set>
#include <unordered_map>
#include <vector>

namespace retort::twig::text {

namespace {

/// What is looked for, with what stands for it.
class Pairs {
public:
    explicit Pairs(Environment& environment) : m_environment(environment) {}

    void add(std::string_view key, Value value)
    {
        m_values[key] = value;
        m_lengths.insert(key.size());
        m_firsts.set(static_cast<unsigned char>(key[0]));
    }

    /// The longest key that the text begins with; nullptr where there is none. `length` is the key's.
    const Value* longestAt(std::string_view text, std::size_t& length)
    {
        if (!m_firsts[static_cast<unsigned char>(text[0])])
            return nullptr;
        for (auto each = m_lengths.rbegin(); each != m_lengths.rend(); ++each) {
            if (*each > text.size())
                continue;
            pay(*each);
            const auto found = m_values.find(text.substr(0, *each));
            if (found == m_values.end())
                continue;
            length = *each;
            return &found->second;
        }
        return nullptr;
    }

private:
    /// Many keys of many lengths over a long text are much work.
    void pay(std::size_t bytes)
    {
        m_unpaid += bytes + 8;
        if (m_unpaid >= 64) {
            m_environment.spend(m_unpaid / 64);
            m_unpaid %= 64;
        }
    }

    Environment& m_environment;
    std::unordered_map<std::string_view, Value> m_values;
    std::set<std::size_t> m_lengths;
    std::bitset<256> m_firsts;
    std::size_t m_unpaid = 0;
};

void complainOfEmptyKey(Environment& environment)
{
    environment.warn("strtr(): Ignoring replacement of empty string", phrase("twig.replace-empty"));
}

/// With one pair PHP makes a text of the value even where it is not needed; with more, each time it is.
Value replaced(std::string_view text, Value array, Environment& environment)
{
    std::vector<std::string> keys(countOf(array)); // of whole numbers, which have no text of their own
    Pairs pairs(environment);
    Value only;
    for (std::size_t i = 0; i < countOf(array); ++i) {
        const std::string_view key = toText(keyAt(array, i), keys[i], environment);
        environment.spendOn(key);
        if (key.empty())
            complainOfEmptyKey(environment);
        else if (countOf(array) == 1)
            pairs.add(key, only = textOf(valueAt(array, i), environment));
        else
            pairs.add(key, valueAt(array, i));
    }
    TextBuilder out(environment);
    std::size_t from = 0;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t length = 0;
        const Value* value = pairs.longestAt(text.substr(at), length);
        if (!value) {
            ++at;
            continue;
        }
        out.append(text.substr(from, at - from));
        std::string buffer;
        out.append(toText(*value, buffer, environment));
        at += length;
        from = at;
    }
    if (from == 0)
        return Value(text);
    out.append(text.substr(from));
    return out.take();
}

} // namespace

Value replace(Arguments arguments, Environment& environment)
{
    const Value pairs = arguments[1];
    if (!isArray(pairs)) {
        const std::string type(isSpecial(pairs) || isMarkup(pairs) ? typeName(pairs) : oldTypeName(pairs));
        environment.failRuntime("The \"replace\" filter expects an array or \"Traversable\" as replace values, got \"" +
                                    type + "\".",
                                phrase("twig.replace-pairs"));
    }
    const std::string_view text = textOrEmpty(arguments[0], {"strtr", 1, "string"}, environment);
    if (text.empty() || countOf(pairs) == 0)
        return Value(text);
    environment.spend(text.size() / 64 + countOf(pairs) / 4);
    return replaced(text, pairs, environment);
}

} // namespace retort::twig::text
