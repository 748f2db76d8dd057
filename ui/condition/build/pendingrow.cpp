// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/condition/build/pendingrow.h"

#include "ui/common/metrics.h"
#include "ui/common/notedcompleter.h"
#include "ui/common/paint.h"
#include "ui/condition/build/linelayout.h"
#include "ui/condition/build/names.h"
#include "ui/condition/build/rowparts.h"

#include <QAbstractItemView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollArea>
#include <QTimer>

namespace retort {

PendingRow::PendingRow(NotedCompleter* paths, std::optional<condition::Quantifier> group, QWidget* parent)
    : QWidget(parent), m_field(new PathEdit(this)), m_group(group)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    auto* line = new LineLayout(this);
    line->setContentsMargins(8, 6, 8, 6);
    if (m_group) {
        m_quantifier = new WordButton(this);
        m_quantifier->setWord(quantifierWord(*m_group));
        m_quantifier->setAccessibleName(tr("What the new group asks of its clauses"));
        connect(m_quantifier, &QPushButton::clicked, this, [this] {
            auto* menu = new QMenu(this);
            menu->setAttribute(Qt::WA_DeleteOnClose);
            for (const auto quantifier : quantifiers) {
                auto* item = menu->addAction(quantifierItem(quantifier), this, [this, quantifier] {
                    m_group = quantifier;
                    m_quantifier->setWord(quantifierWord(quantifier));
                    m_field->setFocus(Qt::OtherFocusReason);
                });
                item->setCheckable(true);
                item->setChecked(quantifier == *m_group);
            }
            menu->popup(m_quantifier->mapToGlobal(QPoint(0, m_quantifier->height() + 2)));
        });
        line->add(m_quantifier);
        line->add(new PlainLabel(tr("of these hold"), this));
    }
    m_field->setAccessibleName(m_group ? tr("Field of the new group's first clause") : tr("Field of the new clause"));
    m_field->setPlaceholderText(tr("Choose or type a field"));
    m_field->completeFrom(paths);
    m_field->installEventFilter(this);
    if (paths)
        paths->popup()->installEventFilter(this); // has the keys while it is open, the line gets them from it
    line->add(m_field, true);

    connect(m_field, &QLineEdit::returnPressed, this, [this] {
        if (!m_field->isOffering()) // it comes with what is taken
            choose(true);
    });
    connect(m_field, &FieldEdit::taken, this, [this] { choose(true); });
    connect(m_field, &FieldEdit::left, this, [this] {
        if (m_resting)
            return;
        // The field is left for good: what was typed is taken, nothing is nothing.
        if (m_quantifier && m_quantifier->hasFocus())
            return;
        if (!m_field->text().trimmed().isEmpty()) {
            choose(false);
            return;
        }
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (!m_done && !m_resting && !m_field->hasFocus() && !(m_quantifier && m_quantifier->hasFocus()))
                    Q_EMIT dropped();
            },
            Qt::QueuedConnection);
    });
}

PendingRow::~PendingRow() { m_field->disconnect(this); } // the keys leave it, when this is half gone

void PendingRow::focusField()
{
    m_field->setFocus(Qt::OtherFocusReason);
    QTimer::singleShot(0, this, [this] { // once it has its place
        for (QWidget* up = parentWidget(); up; up = up->parentWidget()) {
            if (auto* area = qobject_cast<QScrollArea*>(up))
                area->ensureWidgetVisible(this, 8, 24);
        }
        if (window()->focusWidget() == m_field && m_field->text().isEmpty())
            m_field->offer(); // what there is, for the keys and the pointer
    });
}

void PendingRow::goOn(const PendingRow& other, bool focused)
{
    m_field->setText(other.m_field->text());
    m_field->setCursorPosition(other.m_field->cursorPosition());
    if (m_quantifier && other.m_group) {
        m_group = other.m_group;
        m_quantifier->setWord(quantifierWord(*m_group));
    }
    if (focused)
        focusField();
}

void PendingRow::choose(bool onward)
{
    const QString path = m_field->text().trimmed();
    if (m_done || m_resting || path.isEmpty())
        return;
    m_done = true;
    Q_EMIT chosen(path, onward);
}

bool PendingRow::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const QAbstractItemView* popup = m_field->completer() ? m_field->completer()->popup() : nullptr;
        const bool offering = popup && popup->isVisible();
        if (watched != m_field && !offering) // another field's
            return false;
        if (key == Qt::Key_Escape && !offering) {
            m_done = true;
            Q_EMIT dropped();
            return true;
        }
        const QModelIndex offered = offering ? popup->currentIndex() : QModelIndex();
        if (key == Qt::Key_Tab && (offered.isValid() || !m_field->text().trimmed().isEmpty())) {
            if (offered.isValid())
                m_field->setText(m_field->completer()->pathFromIndex(offered));
            if (offering)
                m_field->completer()->popup()->hide();
            choose(true);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void PendingRow::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = tokensOf(palette());
    paintRounded(painter, rect(), metric::groupRadius, {}, tokens.accent);
}

} // namespace retort
