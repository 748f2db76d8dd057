// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signoff/glossary.h"

#include "engine/reaction/handlefields.h"
#include "engine/run/targets.h"
#include "ui/common/say.h"
#include "ui/signoff/markup.h"

#include <algorithm>
#include <variant>

namespace retort {

using namespace Qt::StringLiterals;

namespace {

/// The sheet speaks of the customer; which field or id that is stands in the data.
Phrase toReader(Phrase phrase)
{
    if (phrase.id == "reaction.say.to-customer" || phrase.id == "reaction.say.to-profile-resolved")
        return Phrase{"reaction.say.to-the-customer", {}};
    if (phrase.id == "reaction.say.for-customer" || phrase.id == "reaction.say.for-profile-resolved")
        return Phrase{"reaction.say.for-the-customer", {}};
    for (Phrase::Argument& argument : phrase.arguments) {
        if (auto* inner = std::get_if<Phrase>(&argument))
            *inner = toReader(std::move(*inner));
    }
    return phrase;
}

/// "survey completed" of "custom.survey_completed".
QString humanised(std::string_view path)
{
    QString words = fromUtf8(path.substr(path.rfind('.') + 1)); // npos + 1 is the beginning
    return words.replace(u'_', u' ').replace(u'-', u' ').trimmed();
}

/// What the catalogue says of a field, as it fits into a sentence; "" where it is a remark or a list of values.
QString fromDescription(const std::string& description)
{
    constexpr qsizetype longest = 64;
    QString words = fromUtf8(description);
    words.remove(u" of the linked profile"_s);
    words.remove(u", nullable"_s);
    words = words.section(u';', 0, 0).section(u'(', 0, 0).trimmed();
    if (words.isEmpty() || words.size() > longest || words.contains(u", "_s) || words.startsWith(u"Example "_s))
        return {};
    if (words.size() > 1 && words[1].isLower())
        words[0] = words[0].toLower();
    return words;
}

} // namespace

Glossary::Glossary(const run::Program& program, Definitions definitions)
    : m_program(program)
    , m_definitions(std::move(definitions))
    , m_fields(Fields::of(program.reaction().trigger, program.catalogue(), {}))
{}

void Glossary::note(const QString& words, const QString& stands)
{
    const auto entry = std::pair(words, stands);
    if (std::find(m_entries.begin(), m_entries.end(), entry) == m_entries.end())
        m_entries.push_back(entry);
}

QString Glossary::fieldWords(std::string_view path) const
{
    const Field* field = m_fields.find(path);
    if (!field)
        return path.starts_with("data.") ? humanised(path) : QString();
    const std::string picker = handlePicker(m_program.catalogue(), m_program.reaction().trigger, path);
    if (picker == "tier_definition")
        return path.find("tier_handle") != path.npos || path.find("tier.") != path.npos ? tr("the customer's tier")
                                                                                        : tr("the tier");
    if (picker == "tag")
        return tr("the customer's list of tags");
    if (picker == "status")
        return tr("the customer's list of statuses");
    if (picker == "benefit_definition")
        return tr("the benefit");
    if (picker == "reward_definition")
        return tr("the reward");
    if (picker == "achievement_definition")
        return tr("the achievement");
    if (picker == "point_definition")
        return tr("the kind of points");
    if (path == "total")
        return tr("the total");
    const QString words = fromDescription(field->description);
    return words.isEmpty() ? humanised(path) : words;
}

QString Glossary::definitionName(const std::set<std::string>& pickers, std::string_view handle) const
{
    for (const std::string& picker : pickers) {
        if (picker == run::targetPicker) {
            const run::CompiledTarget* target = m_program.targets().find(std::string(handle));
            if (target && !target->target.name.empty())
                return fromUtf8(target->target.name);
        }
        const Definition* found = m_definitions.find(picker, handle);
        if (found && !found->name.empty())
            return fromUtf8(found->name);
    }
    return {};
}

QString Glossary::markup(const Phrase& sentence, const run::CompiledAction* action)
{
    const std::vector<Span> spans = spansOf(toReader(sentence));
    std::set<std::string> pickers; // of what is named here
    for (const Span& span : spans) {
        if (span.mono)
            pickers.insert(handlePicker(m_program.catalogue(), m_program.reaction().trigger, span.text.toStdString()));
    }
    if (action && action->kind) {
        for (const ArgumentKind& argument : action->kind->arguments)
            pickers.insert(argument.picker);
    }
    pickers.erase(std::string());
    QString html;
    for (const Span& span : spans) {
        if (!span.mono) {
            html += markupOf(span.text);
            continue;
        }
        const std::string code = span.text.toStdString();
        if (const QString words = fieldWords(code); !words.isEmpty()) {
            note(words, span.text);
            html += markupOf(words);
        } else if (const QString name = definitionName(pickers, code); !name.isEmpty()) {
            note(name, span.text);
            html += u"<b dir=\"auto\">%1</b>"_s.arg(markupOf(name));
        } else {
            bool number = false;
            (void)span.text.toDouble(&number);
            html += u"<span%1 dir=\"ltr\">%2</span>"_s.arg(number ? QString() : u" class=\"code\""_s,
                                                           markupOf(span.text)); // read from left to right anywhere
        }
    }
    return html;
}

QString Glossary::event()
{
    const std::string& trigger = m_program.reaction().trigger;
    const EventKind* kind = m_program.catalogue().event(trigger);
    const bool own = !kind || kind->name.ends_with('*'); // what stands for all events of one's own
    const QString words = own ? humanised(trigger) : fromUtf8(kind->label);
    if (words.isEmpty())
        return markupOf(tr("Nothing starts it yet: it has no trigger."));
    note(words, fromUtf8(trigger));
    const QString name = u"<b dir=\"auto\">%1</b>"_s.arg(markupOf(words));
    if (own)
        return markupOf(tr("When your own event %1 arrives")).replace(u"%1"_s, name);
    return kind->description.empty() ? name : tr("%1: %2", "event: when").arg(name, markupOf(kind->description));
}

} // namespace retort
