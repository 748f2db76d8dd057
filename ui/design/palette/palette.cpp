// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/palette/palette.h"

#include "ui/common/direction.h"
#include "ui/common/fonts.h"
#include "ui/common/glyph.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/paint.h"
#include "ui/common/searchsign.h"
#include "ui/design/palette/palettedelegate.h"
#include "ui/design/palette/palettemodel.h"

#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QScrollBar>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace retort {

namespace {

constexpr int panelWidth = 460;
constexpr int panelHeight = 480;

} // namespace

Palette::Palette(const Words& words, QWidget* window)
    : ListOverlay(window)
    , m_model(new PaletteModel(this))
    , m_field(new QLineEdit(this))
    , m_empty(new QWidget(this))
    , m_foot(new PlainLabel(this))
{
    setObjectName(words.id);
    setAccessibleName(words.name);

    m_field->setObjectName(words.prefix + QStringLiteral("Search"));
    m_field->setAccessibleName(words.search);
    m_field->setPlaceholderText(byOwnDirection(words.placeholder));
    addSearchSign(*m_field);
    steerFrom(m_field);

    list()->setObjectName(words.prefix + QStringLiteral("List"));
    list()->setAccessibleName(words.list);
    list()->setModel(m_model);
    list()->setItemDelegate(new PaletteDelegate(list()));

    auto* nothing = new PlainLabel(words.nothing);
    nothing->setMuted();
    nothing->setWordWrap(true);
    nothing->setAlignment(Qt::AlignCenter);
    auto* emptyLayout = new QVBoxLayout(m_empty);
    emptyLayout->setContentsMargins(32, 0, 32, 0);
    emptyLayout->addWidget(nothing);

    auto* pages = new QStackedLayout;
    pages->addWidget(list());
    pages->addWidget(m_empty);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(shadow + 1, shadow + 10, shadow + 1, shadow + 6);
    layout->setSpacing(4);
    auto* fieldLayout = new QHBoxLayout;
    fieldLayout->setContentsMargins(10, 0, 10, 0);
    fieldLayout->addWidget(m_field);
    layout->addLayout(fieldLayout);
    layout->addLayout(pages, 1);
    m_foot->setFont(secondaryFont());
    m_foot->setMuted();
    m_foot->setWordWrap(true);
    m_foot->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_foot->setContentsMargins(14, 6, 14, 8);
    m_foot->setMinimumHeight(QFontMetrics(secondaryFont()).height() * 4 + 14); // so that nothing moves
    m_foot->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    layout->addWidget(m_foot);

    connect(m_field, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_model->setFilter(text);
        showBest();
    });
    connect(list(), &QListView::clicked, this, [this](const QModelIndex& index) {
        pick(index, QApplication::keyboardModifiers().testFlag(Qt::ShiftModifier));
    });
    connect(list()->selectionModel(), &QItemSelectionModel::currentChanged, this, &Palette::showFoot);
    connect(m_model, &PaletteModel::modelReset, this, [this, pages] {
        pages->setCurrentWidget(m_model->rowCount() > 0 ? static_cast<QWidget*>(list()) : m_empty);
        showFoot();
    });
}

void Palette::openAt(const QRect& anchor, QWidget* returnTo)
{
    m_returnTo = returnTo;
    m_field->clear();
    m_model->setFilter({});
    place(anchor);
    showOver();
    showBest();
    list()->verticalScrollBar()->setValue(0);
    m_field->setFocus(Qt::PopupFocusReason);
}

void Palette::place(const QRect& anchor)
{
    const QWidget* window = parentWidget();
    const QRect local(window->mapFromGlobal(anchor.topLeft()), anchor.size());
    const QRect room = window->rect().adjusted(8 - shadow, 8 - shadow, shadow - 8, shadow - 8);
    const QSize size = QSize(panelWidth + 2 * shadow, panelHeight + 2 * shadow).boundedTo(room.size());
    QPoint at(local.left() - shadow, local.bottom() + 7 - shadow);
    if (at.y() + size.height() > room.bottom()) { // no room below: above, or as far down as it fits
        const int above = local.top() - 6 - size.height() + shadow;
        at.setY(above >= room.top() ? above : room.bottom() - size.height());
        if (above < room.top())
            at.setX(local.right() + 8 - shadow);
    }
    at.setX(qBound(room.left(), at.x(), qMax(room.left(), room.right() - size.width())));
    setGeometry(QRect(at, size));
}

void Palette::dismiss()
{
    if (isHidden())
        return;
    hide();
    if (m_returnTo)
        m_returnTo->setFocus(Qt::PopupFocusReason);
    Q_EMIT dismissed();
}

void Palette::choose(const QModelIndex& index, Qt::KeyboardModifiers modifiers)
{
    pick(index, modifiers.testFlag(Qt::ControlModifier));
}

void Palette::pick(const QModelIndex& index, bool keepSpelling)
{
    if (!index.isValid() || !index.flags().testFlag(Qt::ItemIsSelectable))
        return;
    const QString spelling = index.data(PaletteModel::SpellingRole).toString();
    const QString id = keepSpelling && !spelling.isEmpty() ? spelling : index.data(PaletteModel::IdRole).toString();
    dismiss();
    Q_EMIT picked(id);
}

void Palette::showFoot()
{
    const QModelIndex at = list()->currentIndex();
    QString text = at.data(PaletteModel::FootRole).toString();
    if (const QString spelling = at.data(PaletteModel::SpellingRole).toString(); !spelling.isEmpty())
        text = tr("Enter writes %1, the platform's own spelling; Ctrl+Enter keeps %2.")
                   .arg(at.data(PaletteModel::IdRole).toString(), spelling);
    m_foot->setText(text);
    m_field->setAccessibleDescription(at.data(Qt::AccessibleTextRole).toString());
}

void Palette::showBest()
{
    selectRow(m_model->bestRow()); // -1 is none
}

void Palette::paintEvent(QPaintEvent* event)
{
    ListOverlay::paintEvent(event);
    QPainter painter(this);
    const QRectF panel = QRectF(rect()).adjusted(shadow, shadow, -shadow, -shadow);
    painter.fillRect(QRectF(panel.left() + 1, m_foot->y(), panel.width() - 2, 1), tokensOf(palette()).line);
}

} // namespace retort
