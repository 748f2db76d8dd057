// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/condition/anysite.h"

#include "engine/json/write.h"
#include "tests/engine/logic/anyrule.h"

namespace retort::test {

namespace {

/// Around what AnyRule makes: what the condition editor has names for.
void strew(json::Builder& out, json::Value value, Dice& dice, int depth)
{
    const std::size_t around = depth > 4 ? 99 : dice.roll(14);
    switch (around) {
    case 0: // negations, with brackets and without
    case 1:
        out.beginObject();
        out.key(dice.roll(4) == 0 ? "!!" : "!");
        if (around == 0)
            out.beginArray();
        strew(out, value, dice, depth + 1);
        if (around == 0)
            out.end();
        return out.end();
    case 2: // groups
    case 3: {
        out.beginObject();
        out.key(around == 2 ? "and" : "or");
        const std::size_t members = dice.roll(4);
        out.beginArray();
        for (std::size_t i = 0; i < members; ++i)
            strew(out, i == 0 ? value : anyRule(dice).root(), dice, depth + 2);
        out.end();
        return out.end();
    }
    case 4: // clauses
        out.beginObject();
        out.key(dice.roll(2) == 0 ? "<=" : "<");
        out.beginArray();
        out.integer(1);
        strew(out, value, dice, depth + 2);
        out.integer(9);
        out.end();
        return out.end();
    case 5:
        out.beginObject();
        out.key("in");
        out.beginArray();
        strew(out, value, dice, depth + 2);
        out.beginArray();
        out.text("gold");
        if (dice.roll(2) == 0)
            out.value(value);
        out.end();
        out.end();
        return out.end();
    default:
        break;
    }
    if (!value.isObject() || value.size() == 0 || dice.roll(3) == 0)
        return out.value(value);
    out.beginObject();
    for (std::size_t i = 0; i < value.size(); ++i) {
        const json::Member& member = value.members()[i];
        out.key(member.key.text());
        if (!member.value.isArray()) {
            out.value(member.value);
            continue;
        }
        out.beginArray();
        for (std::size_t j = 0; j < member.value.size(); ++j)
            strew(out, member.value.items()[j], dice, depth + 1);
        out.end();
    }
    out.end();
}

class Writer {
public:
    Writer(Layout layout, Dice& dice) : m_layout(layout), m_dice(dice) {}

    std::string text(json::Value value)
    {
        write(value);
        return std::move(m_out);
    }

private:
    void write(json::Value value)
    {
        if (!value.isContainer() || value.size() == 0)
            return scalar(value);
        // Lines as people have them: what is small stays on its line.
        const bool lines = hasLines() && (m_layout == Layout::Mixed ? m_dice.roll(2) == 0 : isLarge(value));
        m_out += value.isArray() ? '[' : '{';
        ++m_depth;
        for (std::size_t i = 0; i < value.size(); ++i) {
            if (i > 0)
                m_out += ',';
            if (lines)
                newLine();
            else if (i > 0 && m_layout != Layout::Compact)
                m_out += ' ';
            if (m_layout == Layout::Mixed && m_dice.roll(4) == 0)
                m_out += "  ";
            if (value.isObject()) {
                m_out += json::quoted(value.members()[i].key.text());
                m_out += m_layout == Layout::Compact ? ":" : ": ";
                write(value.members()[i].value);
            } else {
                write(value.items()[i]);
            }
        }
        --m_depth;
        if (lines)
            newLine();
        m_out += value.isArray() ? ']' : '}';
    }

    void scalar(json::Value value)
    {
        if (m_layout != Layout::Mixed)
            m_out += json::write(value);
        else if (value.isDouble())
            m_out += json::write(value) + "0";
        else if (value.isString() && value.text() == "a")
            m_out += "\"\\u0061\"";
        else if (value.isContainer())
            m_out += value.isArray() ? "[ ]" : "{\n}";
        else
            m_out += json::write(value);
    }

    static bool isLarge(json::Value value)
    {
        for (std::size_t i = 0; i < value.size(); ++i) {
            const json::Value part = value.isArray() ? value.items()[i] : value.members()[i].value;
            for (std::size_t j = 0; part.isContainer() && j < part.size(); ++j) {
                if ((part.isArray() ? part.items()[j] : part.members()[j].value).isContainer())
                    return true;
            }
        }
        return false;
    }

    bool hasLines() const { return m_layout != Layout::Compact && m_layout != Layout::Inline; }
    void newLine()
    {
        m_out += m_layout == Layout::Windows ? "\r\n" : "\n";
        const std::size_t steps = m_depth + (m_layout == Layout::Mixed ? m_dice.roll(2) : 0);
        for (std::size_t i = 0; i < steps; ++i)
            m_out += m_layout == Layout::Tabs ? "\t" : m_layout == Layout::Windows ? "    " : "  ";
    }

    Layout m_layout;
    Dice& m_dice;
    std::string m_out;
    std::size_t m_depth = 0;
};

} // namespace

std::vector<std::uint8_t> Dice::choices(std::size_t most)
{
    std::vector<std::uint8_t> all(roll(most + 1));
    for (std::uint8_t& choice : all)
        choice = static_cast<std::uint8_t>(roll(256));
    return all;
}

json::Data anyRule(Dice& dice)
{
    const std::vector<std::uint8_t> choices = dice.choices(40);
    return AnyRule(choices).rule();
}

json::Data anyData(Dice& dice)
{
    const std::vector<std::uint8_t> choices = dice.choices(60);
    return AnyRule(choices).data();
}

std::string textOf(json::Value value, Layout layout, Dice& dice) { return Writer(layout, dice).text(value); }

AnySite anySite(json::Value rule, Layout layout, Dice& dice)
{
    json::Builder out;
    const json::Data strewn = [&] {
        json::Builder inner;
        strew(inner, rule, dice, 0);
        return inner.take();
    }();
    switch (dice.roll(3)) {
    case 0:
        return {textOf(strewn.root(), layout, dice), ""};
    case 1:
        out.beginObject();
        out.key("name");
        out.text("condition");
        out.key("value");
        out.value(strewn.root());
        out.key("is_dynamic");
        out.null();
        out.end();
        return {textOf(out.take().root(), layout, dice), "/value"};
    default:
        out.beginArray();
        out.integer(1);
        out.value(strewn.root());
        out.end();
        return {textOf(out.take().root(), layout, dice), "/1"};
    }
}

} // namespace retort::test
