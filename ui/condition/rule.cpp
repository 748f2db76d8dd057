// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/condition/rule.h"

#include "engine/condition/relation.h"
#include "engine/json/edit.h"
#include "engine/json/write.h"
#include "ui/common/say.h"
#include "ui/condition/values/valueeditor.h"
#include "ui/document/indent.h"

namespace retort {

namespace {

bool isBlank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

} // namespace

Rule::Rule(Workspace& workspace, QObject* parent) : QObject(parent), m_workspace(workspace) {}

const Entry* Rule::entry() const
{
    const Entry* entry = m_workspace.find(m_spot.entry);
    return entry && entry->isReadable() ? entry : nullptr;
}

bool Rule::look(const RuleSpot& spot)
{
    const bool moved = !m_spot.sameAs(spot);
    m_spot = spot;
    m_entry = entry();
    const auto content = m_entry ? m_entry->content : nullptr;
    const logic::Settings settings = m_workspace.settings().logic;
    if (!moved && content == m_content && settings == m_settings)
        return false;
    ++m_version;
    m_settings = settings;
    m_content = content;
    const auto place = content ? content->pointerTo(spot.target) : std::nullopt;
    m_place = place.value_or(std::string());
    m_there = m_inText = false;
    m_textError.reset();
    m_site = {};
    if (content && place)
        read(content->document);
    m_answers.reset();
    if (m_context && m_there)
        m_answers = condition::answersOf(outline(), *m_context);
    return true;
}

/// The platform writes "nothing" in each of these ways.
bool Rule::isNothing(const json::Document& document, json::Document::Index node) const
{
    const json::Document::Node& value = document.node(node);
    const bool isContainer = value.kind == json::Kind::Array || value.kind == json::Kind::Object;
    return m_spot.mayBeText && (value.kind == json::Kind::Null || (isContainer && value.children == 0));
}

void Rule::read(const json::Document& document)
{
    const auto node = document.find(m_place);
    if (!node)
        return;
    m_inText = m_spot.mayBeText && document.node(*node).kind == json::Kind::String;
    if (!m_inText) {
        m_there = !isNothing(document, *node);
        if (m_there)
            m_site = condition::Site::of(document, m_place, m_settings, m_spot.use);
        return;
    }
    const std::string text = document.stringOf(*node).value_or(std::string());
    if (isBlank(text))
        return;
    const auto inside = json::Document::parse(text, document.limits());
    if (!inside)
        m_textError = inside.error();
    else if (!isNothing(*inside, 0))
        m_site = condition::Site::of(*inside, {}, m_settings, m_spot.use);
    m_there = inside && !isNothing(*inside, 0);
}

bool Rule::evaluateOn(const json::Data* context)
{
    const bool same = context ? m_context.has_value() && *m_context == *context : !m_context;
    if (same && m_answers.has_value() == (m_there && m_context.has_value()))
        return false;
    m_context = context ? std::optional(*context) : std::nullopt;
    m_answers.reset();
    if (m_context && m_there)
        m_answers = condition::answersOf(outline(), *m_context);
    return true;
}

const condition::Answer* Rule::answer(condition::PartId part) const
{
    return m_answers && part < m_answers->parts.size() ? &m_answers->parts[part] : nullptr;
}

std::string Rule::textOf(condition::PartId part) const
{
    const auto node = m_site.document.find(m_site.rule + outline().pointerTo(part));
    return node ? std::string(m_site.document.textOf(*node)) : std::string();
}

std::string Rule::shownTextOf(condition::PartId part) const
{
    if (const Draft* typed = draftOf(part))
        return typed->text;
    const auto node = m_there ? m_site.document.find(m_site.rule + outline().pointerTo(part)) : std::nullopt;
    return node ? outdented(m_site.document, *node) : std::string();
}

std::string Rule::validText() const
{
    const auto node = m_content ? m_content->nodeOf(m_spot.target) : json::Document::none;
    if (node == json::Document::none || (!m_there && !m_inText && m_spot.mayBeText))
        return {};
    return m_inText ? m_content->document.stringOf(node).value_or(std::string()) : outdented(m_content->document, node);
}

std::string Rule::text() const { return draft() ? draft()->text : validText(); }

const Draft* Rule::draft() const
{
    if (!m_content || m_content->drafts.empty())
        return nullptr;
    const Draft* typed = m_content->draft(targetOf(std::string()));
    return typed || !m_inText ? typed : m_content->draft(m_spot.target); // before it was a text
}

const Draft* Rule::draftOf(condition::PartId part) const
{
    return m_content && !m_content->drafts.empty() ? m_content->draft(targetOf(part)) : nullptr;
}

bool Rule::isWithin(const TextTarget& target) const
{
    if (target.action != m_spot.target.action)
        return false;
    const std::string& pointer = m_spot.target.pointer;
    if (m_inText)
        return target.pointer == pointer && target.inside && !target.inside->empty();
    return target.pointer.size() > pointer.size() && target.pointer.compare(0, pointer.size() + 1, pointer + '/') == 0;
}

const Draft* Rule::draftWithin() const
{
    for (std::size_t i = 0; m_content && i < m_content->drafts.size(); ++i) {
        if (isWithin(m_content->drafts[i].target))
            return &m_content->drafts[i];
    }
    return nullptr;
}

std::string Rule::placeWithin() const
{
    const Draft* typed = draftWithin();
    return typed ? placeOf(*typed) : std::string();
}

std::string Rule::placeOf(const Draft& typed) const
{
    return m_inText ? *typed.target.inside : typed.target.pointer.substr(m_spot.target.pointer.size());
}

const Draft* Rule::draftBelow(const std::string& pointer) const
{
    for (std::size_t i = 0; m_content && i < m_content->drafts.size(); ++i) {
        const Draft& typed = m_content->drafts[i];
        if (isWithin(typed.target) && (placeOf(typed) + '/').compare(0, pointer.size() + 1, pointer + '/') == 0)
            return &typed;
    }
    return nullptr;
}

/// What a number box that is no number yet says: in words of the field that it is held against.
std::optional<Phrase> Rule::missingWords(condition::PartId part, const std::string& text) const
{
    const condition::Part& at = outline().part(part);
    const json::Document::Node* now = nullptr;
    if (const auto node = m_site.document.find(m_site.rule + outline().pointerTo(part)))
        now = &m_site.document.node(*node);
    const bool isNumber = now && (now->kind == json::Kind::Int || now->kind == json::Kind::Double);
    if (!isNumber || !ValueEditor::mayBecomeNumber(text))
        return std::nullopt;
    const bool clause = at.parent != condition::noPart && condition::relationOf(outline(), at.parent);
    const condition::PartId subject = clause ? condition::operandsOf(outline(), at.parent).subject : condition::noPart;
    if (subject != condition::noPart && outline().part(subject).form == condition::Form::Field) {
        const std::string path = outline().part(subject).path;
        return isBlank(text) ? phrase("workspace.value-compared", path)
                             : phrase("workspace.value-compared-typed", path, text);
    }
    return isBlank(text) ? phrase("workspace.value-alone") : phrase("workspace.value-alone-typed", text);
}

std::optional<std::string> Rule::within(const Problem& problem) const
{
    const std::string& at = problem.pointer;
    if (!m_there || at.compare(0, m_place.size(), m_place) != 0 ||
        (at.size() > m_place.size() && at[m_place.size()] != '/'))
        return std::nullopt;
    return m_inText ? problem.within : at.substr(m_place.size());
}

TextTarget Rule::targetOf(const std::string& pointer) const
{
    if (m_inText)
        return {m_spot.target.action, m_spot.target.pointer, pointer};
    return {m_spot.target.action, m_spot.target.pointer + pointer};
}

std::optional<std::string> Rule::apply(const Result<condition::Edited>& edited, const QString& step,
                                       const QString& mergeKey)
{
    if (mergeKey.isEmpty() && draftWithin()) {
        // Its place would go to another part.
        Q_EMIT unfinished(placeWithin());
        return std::nullopt;
    }
    if (!edited) {
        Q_EMIT refused(edited.error());
        return std::nullopt;
    }
    const std::string pointer = edited->pointer;
    const auto next = m_inText && m_content ? json::setString(m_content->document, m_place, edited->document.text())
                                            : Result<json::Document>(edited->document);
    const Result<> done = m_workspace.apply(m_spot.entry, next, step,
                                            mergeKey.isEmpty() ? mergeKey : mergeKey + QString::fromStdString(m_place));
    if (!done) {
        Q_EMIT refused(done.error());
        return std::nullopt;
    }
    return pointer;
}

void Rule::applyFix(const Fix& fix)
{
    if (!m_content)
        return;
    const Result<> done = m_workspace.apply(m_spot.entry, applied(m_content->document, fix), say(fix.label));
    if (!done)
        Q_EMIT refused(done.error());
}

bool Rule::setText(const std::string& json, const QString& step)
{
    const auto node = m_content ? m_content->nodeOf(m_spot.target) : json::Document::none;
    const bool hasPlace = node != json::Document::none;
    const bool isRule = json::Document::parse(json).has_value();
    Result<> done;
    if (m_spot.mayBeText && hasPlace && isBlank(json)) { // nothing is asked any more
        done = m_workspace.setText(m_spot.entry, m_spot.target, m_inText ? "\"\"" : "null", step);
    } else if (m_there || m_inText || (hasPlace && m_spot.mayBeText) || !m_spot.make) {
        // What is new is the text that the platform's types ask for.
        const bool becomesText =
            m_spot.mayBeText && hasPlace && isRule && m_content->document.node(node).kind == json::Kind::Null;
        done =
            m_workspace.setText(m_spot.entry, targetOf(std::string()), becomesText ? json::quoted(json) : json, step);
        if (!done && draft())
            return false; // kept as it was typed, and told where it is typed
    } else if (!isRule) {
        return false; // the first text that is JSON makes the place
    } else {
        done = m_workspace.apply(m_spot.entry, m_spot.make(json), step);
    }
    if (!done) {
        Q_EMIT refused(done.error());
        return false;
    }
    return true;
}

void Rule::dropTyped(const QString& step)
{
    const auto node = m_content ? m_content->nodeOf(m_spot.target) : json::Document::none;
    if (node != json::Document::none)
        (void)m_workspace.setText(m_spot.entry, m_spot.target, outdented(m_content->document, node), step);
}

void Rule::setPartText(condition::PartId part, const std::string& json, const QString& step)
{
    const TextTarget target = targetOf(part);
    const EntryId id = m_spot.entry;
    const Result<> done = m_workspace.setText(id, target, json, step, missingWords(part, json));
    if (done)
        return;
    const Entry* now = m_workspace.find(id);
    if (!now || !now->content || !now->content->draft(target))
        Q_EMIT refused(done.error());
}

} // namespace retort
