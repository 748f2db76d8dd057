// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/target/problemslist.h"

#include "ui/common/direction.h"
#include "ui/common/fonts.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/paint.h"
#include "ui/common/say.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace retort {

namespace {

constexpr std::size_t mostRows = 40;

} // namespace

class ProblemsList::Row : public QWidget {
public:
    Row(TargetProblem problem, ProblemsList& list)
        : QWidget(list.m_page)
        , m_problem(std::move(problem))
        , m_list(list)
        , m_apply(new QPushButton(ProblemsList::tr("Apply"), this))
    {
        auto* message = new PlainLabel(m_problem.message, this);
        message->setWordWrap(true);
        auto* text = new QVBoxLayout;
        text->setSpacing(1);
        text->addWidget(message);
        if (!m_problem.remedy.isEmpty()) {
            auto* remedy = new PlainLabel(m_problem.remedy, this);
            remedy->setWordWrap(true);
            remedy->setMuted();
            remedy->setFont(secondaryFont());
            text->addWidget(remedy);
        }
        for (const TargetProblem::Printed& printed : m_problem.printed)
            text->addLayout(line(printed));

        auto* layout = new QHBoxLayout(this);
        layout->setContentsMargins(asWindowsRun({26, 5, 2, 5}));
        layout->setSpacing(6);
        layout->addLayout(text, 1);
        if (m_problem.line > 0)
            layout->addWidget(place(), 0, Qt::AlignTop);
        layout->addWidget(m_apply, 0, Qt::AlignTop);
        m_apply->setVisible(m_problem.fix.has_value() || m_problem.whole.has_value());
        m_apply->setFont(secondaryFont());
        const QString does = m_problem.whole ? say(m_problem.whole->label) : m_problem.remedy;
        m_apply->setAccessibleName(ProblemsList::tr("Apply: %1").arg(does));
        m_apply->setToolTip(tipText(does));
        setCursor(m_problem.span.length > 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
        setAccessibleName(m_problem.message);
        connect(m_apply, &QPushButton::clicked, &list, [this] { Q_EMIT m_list.applyRequested(m_problem); });
    }

    const TargetProblem& problem() const { return m_problem; }
    void setStale(bool stale) { m_apply->setEnabled(!stale); }

protected:
    void mouseReleaseEvent(QMouseEvent* event) override
    {
        if (event->button() == Qt::LeftButton && rect().contains(event->pos()) && m_problem.span.length > 0)
            Q_EMIT m_list.goTo(m_problem.span);
    }
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Tokens& tokens = tokensOf(palette());
        const Tone tone = toneOf(m_problem.weight);
        const QColor color = tone == Tone::Neutral ? tokens.mute : toneColors(tokens, tone).ink;
        paintGlyph(painter, QRectF(4, 6, metric::iconSize, metric::iconSize),
                   m_problem.weight == TargetProblem::Weight::Note ? Glyph::Info : Glyph::Alert, color);
        if (y() > 0)
            painter.fillRect(QRect(0, 0, width(), 1), tokens.line);
    }

private:
    QPushButton* place()
    {
        auto* button = new QPushButton(ProblemsList::tr("Line %1").arg(m_problem.line), this);
        button->setFlat(true);
        button->setFont(secondaryFont());
        button->setAccessibleName(ProblemsList::tr("Go to line %1: %2").arg(m_problem.line).arg(m_problem.message));
        connect(button, &QPushButton::clicked, &m_list, [this] { Q_EMIT m_list.goTo(m_problem.span); });
        return button;
    }
    QHBoxLayout* line(const TargetProblem::Printed& printed)
    {
        auto* by = new PlainLabel(printed.by, this);
        by->setFont(smallFont());
        by->setMuted();
        by->setFixedWidth(30);
        auto* text = new ElidingLabel(printed.text, this);
        text->setFont(monoFont());
        text->setAccessibleName(ProblemsList::tr("With %1: %2").arg(printed.by, printed.text));
        auto* row = new QHBoxLayout;
        row->setSpacing(4);
        row->addWidget(by);
        row->addWidget(text, 1);
        return row;
    }

    TargetProblem m_problem;
    ProblemsList& m_list;
    QPushButton* m_apply;
};

ProblemsList::ProblemsList(QWidget* parent)
    : QScrollArea(parent), m_page(new QWidget), m_rowLayout(new QVBoxLayout(m_page))
{
    setObjectName(QStringLiteral("problems"));
    setAccessibleName(tr("Problems of the target"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    m_rowLayout->setContentsMargins(0, 0, 0, 0);
    m_rowLayout->setSpacing(0);
    m_rowLayout->setAlignment(Qt::AlignTop);
    setWidget(m_page);
    hide();
}

void ProblemsList::show(const std::vector<TargetProblem>& problems)
{
    if (problems == m_problems)
        return;
    m_problems = problems;
    std::vector<TargetProblem> shown(
        problems.begin(), problems.begin() + static_cast<std::ptrdiff_t>(std::min(problems.size(), mostRows)));
    if (const auto more = problems.size() - shown.size(); more > 0)
        shown.push_back(
            {.weight = TargetProblem::Weight::Note, .message = tr("and %n more", nullptr, static_cast<int>(more))});
    std::vector<Row*> rows;
    for (std::size_t i = 0; i < shown.size(); ++i) {
        Row* row = nullptr;
        if (i < m_rows.size() && m_rows[i]->problem() == shown[i])
            row = std::exchange(m_rows[i], nullptr);
        rows.push_back(row ? row : new Row(shown[i], *this));
    }
    bool focused = false;
    for (Row* old : m_rows) {
        if (!old)
            continue;
        focused = focused || old->isAncestorOf(focusWidget());
        old->hide();
        old->deleteLater(); // it may be the one whose button was pressed
    }
    m_rows = std::move(rows);
    for (Row* row : m_rows) {
        row->setStale(m_stale);
        m_rowLayout->removeWidget(row);
        m_rowLayout->addWidget(row);
    }
    setVisible(!m_rows.empty());
    if (focused && parentWidget())
        Q_EMIT focusLost();
    updateGeometry();
}

void ProblemsList::setStale(bool stale)
{
    m_stale = stale;
    for (Row* row : m_rows)
        row->setStale(stale);
}

int ProblemsList::heightForWidth(int width) const
{
    const int needed = m_page->layout()->hasHeightForWidth() ? m_page->layout()->totalHeightForWidth(width)
                                                             : m_page->layout()->totalSizeHint().height();
    const int most = parentWidget() ? std::max(72, parentWidget()->height() / 3) : 120;
    return std::min(needed, most);
}

QSize ProblemsList::sizeHint() const { return {240, heightForWidth(std::max(160, width()))}; }

} // namespace retort
