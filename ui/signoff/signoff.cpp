// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signoff/signoff.h"

#include "engine/reaction/words.h"
#include "engine/run/words.h"
#include "ui/common/say.h"
#include "ui/signoff/conditionlist.h"
#include "ui/signoff/glossary.h"
#include "ui/signoff/markup.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace retort {

using namespace Qt::StringLiterals;

namespace {

/// Ink on white whatever the theme: it is a sheet of paper. Only what QTextDocument knows as well.
const QString style = uR"(
body { font-family: Inter, "Noto Sans", "DejaVu Sans", sans-serif; font-size: 10pt; color: #16202b; max-width: 46em; }
h1 { margin-top: 2px; margin-bottom: 4px; }
.head { font-size: 11pt; font-weight: bold; color: #3b4a5a; margin-top: 16px; margin-bottom: 4px; }
p { margin-top: 0px; margin-bottom: 4px; }
ol, ul { margin-top: 2px; margin-bottom: 2px; }
li { margin-bottom: 4px; }
th { text-align: left; color: #3b4a5a; }
td { vertical-align: top; }
.row { border-top: 1px solid #c9d1d9; padding: 4px; }
.note { color: #4b5a69; }
.more { color: #4b5a69; margin-top: 6px; }
.code { font-family: "DejaVu Sans Mono", "Noto Sans Mono", monospace; font-size: 9pt; }
.kind { color: #4b5a69; font-size: 9pt; }
.ok { color: #18713d; }
.no { color: #b23a0c; }
.foot { color: #4b5a69; font-size: 8pt; margin-top: 14px; }
)"_s;

QString element(const QString& tag, const QString& content, const QString& kind = {})
{
    const QString attribute = kind.isEmpty() ? QString() : u" class=\"%1\""_s.arg(kind);
    return u"<%1%2>%3</%1>\n"_s.arg(tag, attribute, content);
}

class Sheet {
    Q_DECLARE_TR_FUNCTIONS(SignOffSheet)

public:
    explicit Sheet(const SignOff& sheet)
        : m_sheet(sheet), m_reaction(sheet.program.reaction()), m_glossary(sheet.program, sheet.definitions)
    {}

    QString page()
    {
        const QString direction = QLocale().textDirection() == Qt::RightToLeft ? u"rtl"_s : u"ltr"_s;
        return u"<!DOCTYPE html>\n<html lang=\"%1\" dir=\"%2\"><head><meta charset=\"utf-8\">\n<title>%3</title>\n"
               "<style>%4</style></head>\n<body>\n%5</body></html>\n"_s.arg(QLocale().bcp47Name(), direction, title(),
                                                                            style, content());
    }

private:
    QString content()
    {
        QString html = head(); // one after the other: the glossary is of what was said before it
        html += trigger();
        html += steps();
        html += samples();
        html += problems();
        html += glossary();
        return html + signature() + foot();
    }

    /// A paragraph, since QTextDocument has sizes of its own for headings.
    static QString heading(const QString& plain)
    {
        return u"<p class=\"head\" role=\"heading\" aria-level=\"2\">%1</p>\n"_s.arg(markupOf(plain));
    }
    static QString text(const QString& plain) { return markupOf(plain); }

    QString title() const
    {
        return m_reaction.name.empty() ? text(tr("Reaction without a name")) : markupOf(m_reaction.name);
    }

    QString head() const
    {
        const QString state = m_reaction.isActive
                                  ? tr("Active: it runs for customers once it is published.")
                                  : tr("Inactive: nothing happens to customers until it is switched on.");
        QString html = element(u"p"_s, text(tr("Sign-off sheet · %1").arg(m_sheet.workspace)), u"kind"_s) +
                       element(u"h1"_s, title());
        if (!m_reaction.description.empty())
            html += element(u"p"_s, markupOf(m_reaction.description));
        return html + element(u"p"_s, text(state), m_reaction.isActive ? u"ok"_s : u"note"_s);
    }

    QString trigger() { return heading(tr("When it starts")) + element(u"p"_s, m_glossary.event()); }

    QString steps()
    {
        QString list;
        for (const run::CompiledAction& action : m_sheet.program.actions())
            list += element(u"li"_s, step(action));
        const QString head = heading(tr("What it does, in this order"));
        return list.isEmpty() ? head + element(u"p"_s, text(tr("Nothing: it has no actions yet.")), u"no"_s)
                              : head + element(u"ol"_s, list);
    }

    QString step(const run::CompiledAction& action)
    {
        QString html;
        if (action.role == run::CompiledAction::Role::Filter && action.condition) {
            const logic::Program& rule = *action.arguments[*action.condition].rule;
            html = text(tr("Go on only if ")) + conditionMarkup(rule, m_glossary, action);
        } else {
            html = m_glossary.markup(
                actionWords(action.action, m_sheet.program.catalogue(), {}, m_sheet.program.settings().logic).sentence,
                &action);
        }
        if (action.sends)
            html += target(action);
        QString remarks;
        for (const std::string& remark : {action.action.description, action.action.notes}) {
            if (!remark.empty())
                remarks += u"<br><span class=\"note\">%1</span>"_s.arg(markupOf(remark));
        }
        // Before a list of clauses: what comes after a list within an item is set apart by an empty line.
        const qsizetype list = html.indexOf(u"<ul"_s);
        return html.insert(list < 0 ? html.size() : list, remarks);
    }

    /// Where the target of a target.send leads.
    QString target(const run::CompiledAction& action) const
    {
        for (const run::CompiledArgument& argument : action.arguments) {
            const Argument& given = action.action.arguments[argument.index];
            const ArgumentKind* kind = action.kind ? action.kind->argument(given.name) : nullptr;
            if (!kind || kind->picker != run::targetPicker || argument.rule || !given.value.root().isString())
                continue;
            const run::CompiledTarget* found = m_sheet.program.targets().find(std::string(given.value.root().text()));
            if (!found || found->target.url.empty())
                return {};
            return u"<br><span class=\"note\">%1 <span class=\"code\" dir=\"ltr\">%2</span></span>"_s.arg(
                text(tr("It is sent to")), markupOf(found->target.url));
        }
        return {};
    }

    QString samples()
    {
        QString html = heading(tr("What it does to the sample customers"));
        if (m_sheet.samples.empty())
            return html + element(u"p"_s, text(tr("There is no sample event of this kind yet.")), u"note"_s);
        struct Row {
            QString outcome;
            QStringList titles; ///< Of all samples that come to it.
            bool completed;
        };
        std::vector<Row> all;
        for (const SignOff::Sample& sample : m_sheet.samples) {
            const QString came = outcome(sample.trace);
            auto row = std::find_if(all.begin(), all.end(), [&came](const Row& one) { return one.outcome == came; });
            if (row == all.end())
                row = all.insert(row, {came, {}, sample.trace.outcome == run::Outcome::Completed});
            row->titles << text(sample.title);
        }
        std::stable_partition(all.begin(), all.end(), [](const Row& row) { return row.completed; });
        QString rows = u"<tr><th>%1</th><th>%2</th></tr>\n"_s.arg(text(tr("Sample event")), text(tr("What happens")));
        for (const Row& row : all)
            rows += u"<tr><td class=\"row\" width=\"30%\">%1</td><td class=\"row\">%2</td></tr>\n"_s.arg(
                row.titles.join(u"<br>"_s), row.outcome);
        html += table(rows);
        if (m_sheet.moreSamples > 0)
            html += element(
                u"p"_s,
                text(m_sheet.moreSamples == 1
                         ? tr("The workspace has 1 more sample event of this kind.")
                         : tr("The workspace has %1 more sample events of this kind.").arg(m_sheet.moreSamples)),
                u"more"_s);
        return html;
    }

    static QString table(const QString& rows)
    {
        return u"<table width=\"100%\" cellspacing=\"0\" cellpadding=\"4\">%1</table>\n"_s.arg(rows);
    }

    QString outcome(const run::ReactionTrace& trace)
    {
        const bool wrong = trace.outcome == run::Outcome::Failed;
        const auto actionOf = [this](const run::Step& step) {
            const auto& actions = m_sheet.program.actions();
            return step.number >= 1 && step.number <= actions.size() ? &actions[step.number - 1] : nullptr;
        };
        const bool stopped = trace.stoppedAt && *trace.stoppedAt >= 1 && *trace.stoppedAt <= trace.steps.size();
        QString html = u"<span class=\"%1\">%2</span>"_s.arg(
            wrong ? u"no"_s : u""_s,
            m_glossary.markup(run::outcomeOf(trace), stopped ? actionOf(trace.steps[*trace.stoppedAt - 1]) : nullptr));
        for (const run::Step& step : trace.steps) {
            if (step.status == run::Status::Done)
                html += u"<br>"_s + m_glossary.markup(step.why, actionOf(step));
        }
        return html;
    }

    QString problems()
    {
        QString list;
        for (const Problem& problem : m_sheet.problems) {
            const QString kind = problem.severity == Problem::Severity::Error     ? tr("Error")
                                 : problem.severity == Problem::Severity::Warning ? tr("Warning")
                                                                                  : tr("Hint");
            list += element(u"li"_s, u"<b>%1</b> %2"_s.arg(text(kind), m_glossary.markup(problem.message)));
        }
        const QString head = heading(tr("Open points"));
        return list.isEmpty() ? head + element(u"p"_s, text(tr("None.")), u"ok"_s) : head + element(u"ul"_s, list);
    }

    /// For whoever compares the sheet with the data: each path and handle once.
    QString glossary() const
    {
        constexpr std::size_t longest = 30;
        QString rows;
        for (std::size_t i = 0; i < std::min(m_glossary.entries().size(), longest); ++i)
            rows +=
                u"<tr><td class=\"kind\" width=\"40%\">%1</td><td><span class=\"code\" dir=\"ltr\">%2</span></td></tr>\n"_s
                    .arg(text(m_glossary.entries()[i].first), text(m_glossary.entries()[i].second));
        return rows.isEmpty()
                   ? QString()
                   : heading(tr("What the words stand for")) +
                         u"<table width=\"100%\" cellspacing=\"0\" cellpadding=\"1\">%1</table>\n"_s.arg(rows);
    }

    QString signature() const
    {
        const auto line = [](const QString& label) {
            return u"<td width=\"33%\">&nbsp;<br>&nbsp;<br>________________________<br><span class=\"kind\">%1</span></td>"_s
                .arg(text(label));
        };
        return heading(tr("Agreed")) + u"<table width=\"100%\"><tr>%1%2%3</tr></table>\n"_s.arg(
                                           line(tr("Name")), line(tr("Signature")), line(tr("Date")));
    }

    QString foot() const
    {
        const QString when = QLocale().toString(m_sheet.date, QLocale::LongFormat);
        return element(u"p"_s,
                       text(tr("%1 · version %2 · made on %3 · sample events only, nothing was sent")
                                .arg(m_sheet.file, m_sheet.fingerprint, when)),
                       u"foot"_s);
    }

    const SignOff& m_sheet;
    const Reaction& m_reaction;
    Glossary m_glossary;
};

} // namespace

QString signOffHtml(const SignOff& sheet) { return Sheet(sheet).page(); }

} // namespace retort
