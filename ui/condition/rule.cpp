// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/condition/rule.h"

#include "ui/common/say.h"
#include "ui/document/indent.h"

namespace retort {

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
    m_there = content && place && content->document.find(*place).has_value();
    m_place = place.value_or(std::string());
    m_site = m_there ? condition::Site::of(content->document, m_place, settings, spot.use) : condition::Site();
    m_answers.reset();
    if (m_context && m_there)
        m_answers = condition::answersOf(outline(), *m_context);
    return true;
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
    const auto node = m_site.document.find(m_place + outline().pointerTo(part));
    return node ? std::string(m_site.document.textOf(*node)) : std::string();
}

std::string Rule::shownTextOf(condition::PartId part) const
{
    return m_entry ? m_workspace.shownText(m_spot.entry, targetOf(part)) : std::string();
}

std::string Rule::validText() const
{
    const auto node = m_content ? m_content->nodeOf(m_spot.target) : json::Document::none;
    return node == json::Document::none ? std::string() : outdented(m_content->document, node);
}

std::string Rule::text() const { return m_entry ? m_workspace.shownText(m_spot.entry, m_spot.target) : std::string(); }

const Draft* Rule::draft() const { return m_content ? m_content->draft(m_spot.target) : nullptr; }

const Draft* Rule::draftOf(condition::PartId part) const
{
    return m_content && !m_content->drafts.empty() ? m_content->draft(targetOf(part)) : nullptr;
}

const Draft* Rule::draftWithin() const
{
    if (!m_content)
        return nullptr;
    for (const Draft& draft : m_content->drafts) {
        if (draft.target.action == m_spot.target.action && draft.target.pointer.size() > m_spot.target.pointer.size() &&
            draft.target.pointer.compare(0, m_spot.target.pointer.size() + 1, m_spot.target.pointer + '/') == 0)
            return &draft;
    }
    return nullptr;
}

TextTarget Rule::targetOf(condition::PartId part) const
{
    return {m_spot.target.action, m_spot.target.pointer + outline().pointerTo(part)};
}

std::optional<std::string> Rule::apply(const Result<condition::Edited>& edited, const QString& step,
                                       const QString& mergeKey)
{
    if (const Draft* open = draftWithin(); open && mergeKey.isEmpty()) {
        // Its place would go to another part.
        Q_EMIT unfinished(open->target.pointer.substr(m_spot.target.pointer.size()));
        return std::nullopt;
    }
    if (!edited) {
        Q_EMIT refused(edited.error());
        return std::nullopt;
    }
    const std::string pointer = edited->pointer;
    const Result<> done = m_workspace.apply(
        m_spot.entry,
        Edit{edited->document, step, mergeKey.isEmpty() ? mergeKey : mergeKey + QString::fromStdString(m_place)});
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
    Result<> done;
    if (m_there || !m_spot.make) {
        done = m_workspace.setText(m_spot.entry, m_spot.target, json, step);
        if (!done && draft())
            return false; // kept as it was typed, and told where it is typed
    } else if (!json::Document::parse(json)) {
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

void Rule::setPartText(condition::PartId part, const std::string& json, const QString& step)
{
    const TextTarget target = targetOf(part);
    const EntryId id = m_spot.entry;
    const Result<> done = m_workspace.setText(id, target, json, step);
    if (done)
        return;
    const Entry* now = m_workspace.find(id);
    if (!now || !now->content || !now->content->draft(target))
        Q_EMIT refused(done.error());
}

} // namespace retort
