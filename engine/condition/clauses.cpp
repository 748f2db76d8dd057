// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/condition/affix.h"
#include "engine/condition/draft.h"
#include "engine/condition/edit.h"
#include "engine/condition/reach.h"
#include "engine/json/layout.h"
#include "engine/json/pointer.h"
#include "engine/json/write.h"
#include "engine/logic/compile/operators.h"

#include <array>
#include <optional>

// Edits of one clause: its field, its relation, its operands.
namespace retort::condition {

namespace {

using logic::Operator;

/// An operand of the next form: a part that is there, or a text.
struct Operand {
    PartId part = noPart;
    std::string text; ///< Of what is no part.
};

bool isListRelation(const Relation& relation) { return relation.id.ends_with("one-of"); }
bool isContains(const Relation& relation) { return relation.id.ends_with("contains"); }
bool isPartOf(const Relation& relation) { return relation.id.ends_with("part-of"); }

/// Works out the operands that a clause has under another relation, and what has no place there.
class Turn {
public:
    Turn(const Site& site, PartId id, const Relation& from, const Relation& to, std::string_view type, Begun begun)
        : m_site(site)
        , m_outline(site.outline)
        , m_id(id)
        , m_from(from)
        , m_to(to)
        , m_type(type)
        , m_old(operandsOf(site.outline, id))
        , m_draft(site)
    {
        if (m_old.object != noPart)
            addValues(m_old.object);
        if (m_old.second != noPart && textOf(m_old.second) != textOf(m_old.object))
            addValues(m_old.second);
        if (begun == Begun::GivesWay)
            std::erase_if(m_values, [this](const std::string& value) { return isStart(value); });
    }

    std::vector<Operand> operands()
    {
        const Operand subject = subjectOperand();
        std::vector<Operand> next;
        switch (m_to.form) {
        case Form::Presence:
        case Form::Missing:
            next = {subject};
            break;
        case Form::Between: {
            const Operand lower = take();
            const Operand upper = m_values.empty() ? lower : take();
            next = {lower, subject, upper};
            break;
        }
        case Form::Membership:
            if (isListRelation(m_to)) {
                next = {subject, listOperand()};
                break;
            }
            if (isPartOf(m_to))
                dropAllButTexts();
            next = isContains(m_to) ? std::vector{take(), subject} : std::vector{subject, take()};
            break;
        default:
            if (affixKindOf(m_to) != AffixKind::None) {
                makeTexts();
                const Operand text = take();
                next = {cut(subject, text), text};
                break;
            }
            if (m_from.form == Form::Between && (m_to.op == Operator::LessEqual || m_to.op == Operator::Less))
                std::reverse(m_values.begin(), m_values.end()); // "at most" goes with the upper limit
            next = {subject, take()};
        }
        for (const std::string& left : m_values)
            lose(left);
        return next;
    }

    /// JSON of what is lost, or "" for nothing.
    const std::string& lost() const { return m_lost; }

private:
    std::string textOf(PartId id) const { return m_draft.textAt(m_outline.pointerTo(id)); }

    /// What a clause is held against, one by one: the items of a list count each for itself.
    void addValues(PartId id)
    {
        const Part& part = m_outline.part(id);
        const bool isList = part.form == Form::List || (part.form == Form::Value && takesMembers(m_outline, id));
        if (!isList || !isListRelation(m_from)) {
            m_values.push_back(textOf(id));
            return;
        }
        const std::string list = m_outline.pointerTo(id);
        for (std::size_t i = 0; i < m_draft.sizeAt(list); ++i)
            m_values.push_back(m_draft.textAt(json::child(list, i)));
    }

    Operand subjectOperand()
    {
        if (m_from.form == Form::Missing) {
            const Spacing spacing = m_draft.spacingAt(m_outline.pointerTo(m_id));
            return {noPart, sugared(spacing, "var", textOf(m_old.subject))};
        }
        const Part& field = m_outline.part(m_old.subject);
        const bool asksForField = m_to.form == Form::Missing || m_to.form == Form::Presence;
        if (asksForField && field.form != Form::Field)
            refuse(m_site, m_old.subject, phrase("condition.no-name"));
        if (m_to.form != Form::Missing)
            return {m_old.subject, {}};
        if (field.path.empty()) // a name and no value
            refuse(m_site, m_old.subject, phrase("condition.no-name"));
        if (field.children > 0)
            lose(textOf(field.firstChild));
        return {noPart, json::quoted(field.path)};
    }

    /// The next value that is there, or one to begin with.
    Operand take()
    {
        if (m_values.empty())
            return {noPart, startValue(m_to, m_type)};
        const std::string text = m_values.front();
        m_values.erase(m_values.begin());
        for (PartId part : {m_old.object, m_old.second}) {
            if (part != noPart && textOf(part) == text)
                return {part, {}};
        }
        return {noPart, text};
    }

    Operand listOperand()
    {
        if (m_old.object != noPart && m_old.second == noPart) {
            const Part& object = m_outline.part(m_old.object);
            if (object.form == Form::List || (object.form == Form::Value && takesMembers(m_outline, m_old.object))) {
                m_values.clear();
                return {m_old.object, {}};
            }
        }
        const Spacing spacing = m_draft.spacingAt(m_outline.pointerTo(m_id));
        std::string items;
        for (const std::string& value : m_values)
            items += (items.empty() ? "" : spacing.comma) + value;
        m_values.clear();
        return {noPart, "[" + items + "]"};
    }

    /// "Is part of" has a text on its right; a field there would be read as "contains".
    void dropAllButTexts()
    {
        std::erase_if(m_values, [&](const std::string& value) {
            if (value.starts_with('"'))
                return false;
            lose(value);
            return true;
        });
    }

    /// "Starts with" has a text on its right: a number can become one, nothing else can.
    void makeTexts()
    {
        for (std::string& value : m_values) {
            const char first = value.empty() ? ' ' : value.front();
            if (first == '-' || (first >= '0' && first <= '9'))
                value = json::quoted(value);
        }
        dropAllButTexts();
    }

    /// The part of the subject that is as long as a text.
    Operand cut(const Operand& subject, const Operand& text) const
    {
        const std::string core = m_outline.corePointerTo(m_id);
        std::string whole = subject.text;
        if (subject.part != noPart) {
            const std::string pointer = m_outline.pointerTo(subject.part);
            whole = reindented(m_draft.textAt(pointer), m_draft.indentAt(pointer), m_draft.indentAt(core));
        }
        const std::string json = text.part == noPart ? text.text : textOf(text.part);
        const auto dialect = m_outline.program().settings().dialect;
        std::vector<std::string> arguments{whole};
        const auto document = json::Document::parse(json);
        const std::int64_t length = lengthOf(document->stringOf(0).value_or(std::string()), dialect);
        for (std::string& argument : cutArguments(length, affixKindOf(m_to) == AffixKind::End))
            arguments.push_back(std::move(argument));
        return {noPart, operation(m_draft.spacingAt(core), nameOf(Operator::Substr), arguments)};
    }

    bool isStart(std::string_view value) const
    {
        return value == "\"\"" || value == "0" || value == "null" || value == "[]" ||
               (value == "true" && m_type == "boolean");
    }

    void lose(const std::string& value) { m_lost += (m_lost.empty() ? "" : ", ") + value; }

    const Site& m_site;
    const Outline& m_outline;
    PartId m_id;
    const Relation& m_from;
    const Relation& m_to;
    std::string_view m_type;
    Operands m_old;
    Draft m_draft;
    std::vector<std::string> m_values;
    std::string m_lost;
};

/// The core's text with another operator and other operands. What stands between key, operands and brackets stays.
class Rewriting {
public:
    Rewriting(const Site& site, PartId id) : m_outline(site.outline), m_id(id), m_draft(site)
    {
        const std::string core = m_outline.corePointerTo(id);
        m_indent = m_draft.indentAt(core);
        m_spacing = m_draft.spacingAt(core);
        const json::Document& document = m_draft.document();
        m_core = *document.find(site.rule + core);
    }

    std::string text(const Relation& relation, const std::vector<Operand>& operands) const
    {
        const json::Document& document = m_draft.document();
        const std::string& all = document.text();
        if (m_outline.part(m_id).form == Form::Field) // stood alone
            return written(relation, operands, m_spacing.colon, m_spacing.comma);
        const json::Document::Node& object = document.node(m_core);
        const json::Document::Node& value = document.node(object.firstChild);
        const auto between = [&](std::size_t begin, std::size_t end) { return all.substr(begin, end - begin); };
        const std::string head = between(object.range.begin, value.key.begin) + json::quoted(nameOf(relation.op)) +
                                 between(value.key.end, value.range.begin);
        const std::string tail = between(value.range.end, object.range.end);
        if (relation.form == Form::Presence)
            return head + operandText(operands[0], m_indent) + tail;
        if (!hasList(m_outline, m_id) || value.children == 0)
            return head + list(operands, "", m_spacing.comma.substr(1), "", m_indent) + tail;
        // The gaps as they are between the operands of now.
        const auto first = value.firstChild;
        const std::string before = between(value.range.begin + 1, document.node(first).range.begin);
        std::string gap = m_spacing.comma.substr(1);
        auto last = first;
        while (document.node(last).next != json::Document::none)
            last = document.node(last).next;
        if (last != first)
            gap = json::detail::gapBefore(document, last);
        else if (json::detail::hasLineBreak(before))
            gap = before;
        const std::string after = between(document.node(last).range.end, value.range.end - 1);
        const bool lines = json::detail::hasLineBreak(before);
        const std::string indent = lines ? before.substr(before.rfind('\n') + 1) : m_indent;
        return head + list(operands, before, gap, after, indent) + tail;
    }

private:
    std::string written(const Relation& relation, const std::vector<Operand>& operands, const std::string& colon,
                        const std::string& comma) const
    {
        std::vector<std::string> texts;
        for (const Operand& operand : operands)
            texts.push_back(operandText(operand, m_indent));
        const Spacing spacing{colon, comma};
        if (relation.form == Form::Presence)
            return sugared(spacing, nameOf(relation.op), texts[0]);
        return operation(spacing, nameOf(relation.op), texts);
    }

    std::string list(const std::vector<Operand>& operands, const std::string& before, const std::string& gap,
                     const std::string& after, const std::string& indent) const
    {
        std::string text = "[" + before;
        for (std::size_t i = 0; i < operands.size(); ++i)
            text += (i == 0 ? "" : "," + gap) + operandText(operands[i], indent);
        return text + after + "]";
    }

    std::string operandText(const Operand& operand, const std::string& indent) const
    {
        if (operand.part == noPart)
            return operand.text;
        const std::string pointer = m_outline.pointerTo(operand.part);
        return reindented(m_draft.textAt(pointer), m_draft.indentAt(pointer), indent);
    }

    const Outline& m_outline;
    PartId m_id;
    Draft m_draft;
    std::string m_indent;
    Spacing m_spacing;
    json::Document::Index m_core;
};

/// Whether the two differ in their operator and the `!` alone.
bool isOfOneShape(const Relation& a, const Relation& b)
{
    if (a.form != b.form || affixKindOf(a) != affixKindOf(b))
        return false;
    return a.form != Form::Membership || (isListRelation(a) && isListRelation(b)) || (isContains(a) && isContains(b)) ||
           (isPartOf(a) && isPartOf(b));
}

/// The `!` of "is not set" is its operator and not around it.
bool hasNotAround(const Relation& relation) { return relation.negated && relation.op != Operator::Not; }

/// The name that a `missing` of one asks for.
std::string namePointer(const Outline& outline, PartId id) { return outline.pointerTo(outline.part(id).firstChild); }

} // namespace

Result<Edited> setRelation(const Site& site, PartId id, const Relation& relation, std::string_view type, Loss loss,
                           Begun begun)
{
    return attempt([&]() -> Result<Edited> {
        const Outline& outline = site.outline;
        const Part& part = outline.part(id);
        const Relation* from = relationOf(outline, id);
        if (!from)
            refuse(site, id, phrase("condition.no-relation"));
        const std::string pointer = outline.pointerTo(id);
        std::string core = outline.corePointerTo(id);
        Draft draft(site);
        if (*from == relation && part.form != Form::Field)
            return std::move(draft).edited(pointer);
        if (part.form != Form::Field && isOfOneShape(*from, relation)) {
            if (part.op != relation.op)
                draft.renameOnly(core, nameOf(relation.op));
        } else {
            Turn turn(site, id, *from, relation, type, begun);
            const std::vector<Operand> operands = turn.operands();
            if (!turn.lost().empty() && loss == Loss::Refuse)
                refuse(site, id, phrase("condition.would-lose", inWords(relation, type), turn.lost()));
            const std::string text = Rewriting(site, id).text(relation, operands);
            draft.put(core, text, draft.indentAt(core));
        }
        if (part.negated && !hasNotAround(relation))
            draft.raise(pointer, core);
        else if (!part.negated && hasNotAround(relation))
            draft.wrapInNot(pointer);
        return std::move(draft).edited(pointer);
    });
}

Result<Edited> setField(const Site& site, PartId id, std::string_view path)
{
    return attempt([&]() -> Result<Edited> {
        const Part& part = site.outline.part(id);
        const std::string pointer = site.outline.pointerTo(id);
        Draft draft(site);
        if (part.form == Form::Missing && relationOf(site.outline, id)) {
            draft.setString(namePointer(site.outline, id), path);
            return std::move(draft).edited(pointer);
        }
        if (part.form != Form::Field)
            refuse(site, id, phrase("condition.no-field"));
        const std::string operand = pointer + "/var";
        if (!hasList(site.outline, id))
            draft.setString(operand, path);
        else if (draft.sizeAt(operand) == 0)
            draft.insertItem(operand, 0, json::quoted(path));
        else
            draft.setString(operand + "/0", path);
        return std::move(draft).edited(pointer);
    });
}

Result<Edited> setValue(const Site& site, PartId id, std::string_view json)
{
    const PartId clause = site.outline.part(id).parent;
    const auto affix = clause == noPart ? std::nullopt : affixOf(site.outline, clause);
    const auto document = json::Document::parse(std::string(json));
    const auto text = document ? document->stringOf(0) : std::nullopt;
    if (!affix || affix->text != id || !text)
        return replace(site, id, json);
    return attempt([&]() -> Result<Edited> {
        Draft draft(site);
        const std::int64_t length = lengthOf(*text, site.outline.program().settings().dialect);
        draft.set(site.outline.pointerTo(affix->size), sizeText(length, affix->atEnd));
        draft.set(site.outline.pointerTo(id), json);
        return std::move(draft).edited(site.outline.pointerTo(id));
    });
}

bool canAddOperand(const Site& site, PartId id)
{
    const Part& part = site.outline.part(id);
    switch (part.form) {
    case Form::Choice:
        return true;
    case Form::Field:
        return part.children == 0 && !part.path.empty();
    case Form::Loop:
        return part.op == Operator::Reduce && part.children == 2;
    case Form::Operation:
        return part.children < logic::arityOf(part.op).most;
    default:
        return takesMembers(site.outline, id);
    }
}

Result<Edited> addOperand(const Site& site, PartId id, std::string_view json)
{
    return attempt([&]() -> Result<Edited> {
        if (!canAddOperand(site, id))
            refuse(site, id, phrase("condition.cannot-insert"));
        const Part& part = site.outline.part(id);
        Draft draft(site);
        if (!hasList(site.outline, id))
            draft.bracket(site.outline.corePointerTo(id));
        const std::string list = listOf(site.outline, id);
        std::size_t position = draft.sizeAt(list);
        if (part.form == Form::Choice && position % 2 == 1) { // before what holds otherwise
            --position;
            draft.insertItem(list, position, "null");
        }
        draft.insertItem(list, position, json);
        return std::move(draft).edited(json::child(list, position));
    });
}

std::string fieldText(const Site& site, std::string_view path)
{
    const auto found = site.document.find(site.rule);
    const Spacing spacing = found ? Draft(site).spacingAt("") : Spacing();
    return sugared(spacing, "var", json::quoted(path));
}

std::string clauseText(const Site& site, std::string_view path, const Relation& relation, std::string_view type)
{
    const auto found = site.document.find(site.rule);
    const Spacing spacing = found ? Draft(site).spacingAt("") : Spacing();
    const std::string field = fieldText(site, path);
    const std::string value = startValue(relation, type);
    const std::string_view op = nameOf(relation.op);
    std::string text;
    if (relation.form == Form::Presence)
        text = sugared(spacing, op, field);
    else if (relation.form == Form::Missing)
        text = operation(spacing, op, {json::quoted(path)});
    else if (relation.form == Form::Between)
        text = operation(spacing, op, {value, field, value});
    else if (isContains(relation))
        text = operation(spacing, op, {value, field});
    else if (const AffixKind kind = affixKindOf(relation); kind != AffixKind::None) {
        std::vector<std::string> arguments = cutArguments(0, kind == AffixKind::End);
        arguments.insert(arguments.begin(), field);
        text = operation(spacing, op, {operation(spacing, nameOf(Operator::Substr), arguments), value});
    } else
        text = operation(spacing, op, {field, value});
    return hasNotAround(relation) ? sugared(spacing, "!", text) : text;
}

std::string newClause(const Site& site, std::string_view path, std::string_view type)
{
    return clauseText(site, path, *relationsFor(type).front(), type);
}

} // namespace retort::condition
