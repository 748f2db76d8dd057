// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/whynot/whynotbar.h"

#include "engine/reaction/words.h"
#include "ui/common/direction.h"
#include "ui/common/fixbutton.h"
#include "ui/common/hairline.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/say.h"
#include "ui/common/sentenceview.h"
#include "ui/condition/build/linelayout.h"

#include <QMenu>
#include <QVBoxLayout>

namespace retort {

namespace {

using Spans = std::vector<Span>;

void append(Spans& spans, const Spans& more) { spans.insert(spans.end(), more.begin(), more.end()); }

/// "It needs: data.score is at least 9 · data.score is 8"
Spans neededSpans(const compose::WhyNot& answer)
{
    Spans spans = spansOf(answer.needed.id.empty() ? answer.why : answer.needed);
    if (answer.path.empty() || answer.needed.id.empty())
        return spans;
    spans.push_back({QStringLiteral(" · "), false});
    append(spans, spansOf(answer.value ? phrase("compose.stands", answer.path, shortText(answer.value->root()))
                                       : phrase("compose.stands.absent", answer.path)));
    return spans;
}

/// "Change data.score from 8 to 9, which is 1 more"
Spans changeSpans(const compose::Remedy& remedy)
{
    Spans spans;
    for (const compose::EventChange& change : remedy.changes) {
        if (!spans.empty())
            spans.push_back({QStringLiteral("; "), false});
        append(spans, spansOf(change.text));
    }
    return spans;
}

} // namespace

WhyNotBar::WhyNotBar(LiveWhyNot& whyNot, QWidget* parent)
    : QWidget(parent)
    , m_whyNot(whyNot)
    , m_body(new QWidget(this))
    , m_needed(new SentenceView(m_body))
    , m_change(new SentenceView(m_body))
    , m_pass(new FixButton(m_body))
    , m_others(new QPushButton(m_body))
    , m_clause(new QPushButton(tr("Show the clause"), m_body))
    , m_menu(new QMenu(m_others))
{
    m_needed->setAccessibleName(tr("Why not"));
    m_change->setAccessibleName(tr("What would pass"));
    m_change->setMuted(true);
    m_pass->setLabel(tr("Make it pass"));
    m_pass->setToolTip(tr("Adds a sample event that differs in nothing else, and selects it"));
    m_others->setText(tr("Other ways (%1)").arg(0));
    m_others->setMenu(m_menu);

    auto* buttons = new QWidget(m_body);
    auto* line = new LineLayout(buttons);
    for (QPushButton* button : {static_cast<QPushButton*>(m_pass), m_others, m_clause})
        line->add(button);
    auto* column = new QVBoxLayout(m_body);
    column->setContentsMargins(asWindowsRun({0, 0, metric::panelMargin, 2}));
    column->setSpacing(4);
    column->addWidget(m_needed);
    column->addWidget(m_change);
    column->addWidget(buttons);
    column->addSpacing(2);
    column->addWidget(new Hairline(Qt::Horizontal, m_body));
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_body);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);

    connect(m_pass, &QPushButton::clicked, this, &WhyNotBar::makePass);
    connect(m_clause, &QPushButton::clicked, this, [this] {
        if (const compose::WhyNot* answer = m_whyNot.answer())
            Q_EMIT clauseRequested(fromUtf8(answer->clause));
    });
    connect(&m_whyNot, &LiveWhyNot::changed, this, &WhyNotBar::refresh);
    refresh();
}

void WhyNotBar::showEvent(QShowEvent*) { m_whyNot.setWatched(true); }

void WhyNotBar::hideEvent(QHideEvent*) { m_whyNot.setWatched(false); }

bool WhyNotBar::canMakePass() const
{
    const compose::WhyNot* answer = m_whyNot.answer();
    return answer && !answer->remedies.empty();
}

void WhyNotBar::makePass()
{
    if (canMakePass())
        make(0);
}

void WhyNotBar::make(std::size_t remedy)
{
    if (const Result<EntryId> event = m_whyNot.makePass(remedy))
        Q_EMIT made(*event);
    else
        Q_EMIT refused(event.error());
}

void WhyNotBar::refresh()
{
    const compose::WhyNot* answer = m_whyNot.answer();
    m_pass->setEnabled(canMakePass());
    m_others->setEnabled(canMakePass());
    m_clause->setEnabled(answer != nullptr);
    if (!answer) {
        // What was there is of the run before. The line keeps its room, so that nothing jumps while somebody types.
        if (m_whyNot.state() == LiveWhyNot::State::None)
            m_body->hide();
        m_needed->showSpans({{tr("Looking for what would pass…"), false}});
        m_change->showSpans({});
        Q_EMIT changed();
        return;
    }
    const std::vector<compose::Remedy>& ways = answer->remedies;
    m_needed->showSpans(neededSpans(*answer));
    if (!ways.empty()) {
        Spans spans = changeSpans(ways.front());
        if (ways.front().stoppedAt)
            spans.push_back({tr("; then the chain comes as far as step %1").arg(*ways.front().stoppedAt), false});
        m_change->showSpans(spans);
    } else {
        m_change->showSpans({{answer->complete ? tr("No change of the values that the chain reads makes it go on.")
                                               : tr("No change was found that makes it go on; there may be one."),
                              false}});
    }
    m_menu->clear();
    for (std::size_t i = 1; i < ways.size(); ++i) {
        QString text = visibleText(plainText(changeSpans(ways[i])));
        if (ways[i].stoppedAt)
            text = tr("%1 (as far as step %2)").arg(text).arg(*ways[i].stoppedAt);
        connect(m_menu->addAction(text.replace(u'&', QStringLiteral("&&"))), &QAction::triggered, this,
                [this, i] { make(i); });
    }
    m_others->setText(tr("Other ways (%1)").arg(ways.empty() ? 0 : ways.size() - 1));
    m_others->setVisible(ways.size() > 1);
    m_pass->setVisible(!ways.empty());
    m_clause->setVisible(!answer->clause.empty());
    m_body->show();
    Q_EMIT changed();
}

} // namespace retort
