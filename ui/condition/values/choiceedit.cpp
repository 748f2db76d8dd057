// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/condition/values/choiceedit.h"

#include <QAbstractItemView>
#include <QKeyEvent>

#include <algorithm>

namespace retort {

ChoiceEdit::ChoiceEdit(QWidget* parent) : FieldEdit(parent), m_completer(std::make_unique<NotedCompleter>())
{
    m_completer->popup()->setAccessibleName(tr("Values seen so far"));
    connect(this, &QLineEdit::textChanged, this, [this] { updateGeometry(); });
}

QSize ChoiceEdit::sizeHint() const
{
    const int width = fontMetrics().horizontalAdvance(text().left(60));
    return {std::clamp(width + 24, 64, 320), FieldEdit::sizeHint().height()};
}

void ChoiceEdit::setChoices(std::vector<Completion> choices)
{
    m_hasChoices = !choices.empty();
    m_completer->setRows(std::move(choices));
    completeFrom(m_hasChoices ? m_completer.get() : nullptr);
    if (!m_hasChoices && !hasFocus())
        setCompleter(nullptr);
}

void ChoiceEdit::showChoices()
{
    if (!m_hasChoices || !completer() || isReadOnly())
        return;
    completer()->setCompletionPrefix(QString());
    completer()->complete();
}

void ChoiceEdit::keyPressEvent(QKeyEvent* event)
{
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == 0;
    if (plain && (event->key() == Qt::Key_Down || event->key() == Qt::Key_F4) && m_hasChoices &&
        !m_completer->popup()->isVisible()) {
        showChoices();
        return;
    }
    if (event->key() == Qt::Key_Down && event->modifiers().testFlag(Qt::AltModifier)) {
        event->ignore(); // moves the clause
        return;
    }
    FieldEdit::keyPressEvent(event);
}

void ChoiceEdit::mouseReleaseEvent(QMouseEvent* event)
{
    FieldEdit::mouseReleaseEvent(event);
    if (!hasSelectedText() && !m_completer->popup()->isVisible())
        showChoices();
}

} // namespace retort
