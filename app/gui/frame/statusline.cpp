// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/statusline.h"

#include "ui/common/direction.h"
#include "ui/common/fonts.h"
#include "ui/common/label.h"

#include <QAccessible>
#include <QWidget>

namespace retort {

StatusLine::StatusLine(QWidget* parent)
    : QStatusBar(parent)
    , m_unsaved(new PlainLabel(this))
    , m_dialect(new PlainLabel(this))
    , m_lint(new PlainLabel(this))
    , m_cursor(new PlainLabel(this))
{
    setSizeGripEnabled(false);
    setContentsMargins(12, 1, 12, 0);
    setFixedHeight(26);
    for (PlainLabel* label : {m_unsaved, m_dialect, m_lint, m_cursor}) {
        label->setFont(smallFont());
        label->setMuted();
    }
    m_unsaved->setContentsMargins(asWindowsRun({0, 0, 12, 0}));
    addWidget(m_unsaved);
    addWidget(m_dialect);
    addPermanentWidget(m_lint);
    addPermanentWidget(m_cursor);
    connect(this, &QStatusBar::messageChanged, this, [this](const QString& sentence) {
        if (sentence.isEmpty())
            setAccessibleName({});
    });
    showUnsaved(0);
}

void StatusLine::showUnsaved(int documents)
{
    m_unsaved->setText(documents == 0   ? tr("All changes saved")
                       : documents == 1 ? tr("1 unsaved document")
                                        : tr("%1 unsaved documents", nullptr, documents).arg(documents));
}

void StatusLine::showDialect(logic::Dialect dialect)
{
    m_dialect->setText(dialect == logic::Dialect::Php ? tr("Engine: PHP semantics")
                                                      : tr("Engine: JavaScript semantics"));
    m_dialect->setToolTip(tipText(tr("Conditions are answered as the %1 JSON Logic library answers them.")
                                      .arg(dialect == logic::Dialect::Php ? tr("PHP") : tr("JavaScript"))));
}

void StatusLine::showLint(int done, int all)
{
    constexpr int few = 50; // which are done before anybody has read this
    m_lint->setText(done >= all || all < few
                        ? QString()
                        : tr("Looking for problems: %1 of %2").arg(QString::number(done), QString::number(all)));
}

void StatusLine::showReading(const QString& sentence) { m_lint->setText(sentence); }

void StatusLine::announce(const QString& sentence, int milliseconds)
{
    showMessage(sentence, milliseconds);
    setAccessibleName(sentence);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void StatusLine::showCursor(Place place)
{
    m_cursor->setText(place.line == 0
                          ? QString()
                          : tr("Ln %1, col %2").arg(QString::number(place.line), QString::number(place.column)));
}

} // namespace retort
