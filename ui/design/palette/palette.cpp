// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/palette/palette.h"

#include "ui/common/fonts.h"
#include "ui/common/glyph.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/paint.h"
#include "ui/design/palette/palettedelegate.h"
#include "ui/design/palette/palettemodel.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QScrollBar>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace retort {

namespace {

constexpr int shadow = 12; ///< Drawn inside the frame's own rectangle, around the panel.
constexpr int panelWidth = 460;
constexpr int panelHeight = 480;

} // namespace

Palette::Palette(const Words& words, QWidget* window)
    : QFrame(window)
    , m_model(new PaletteModel(this))
    , m_field(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_empty(new QWidget(this))
    , m_foot(new PlainLabel(this))
{
    setObjectName(words.id);
    setAccessibleName(words.name);
    setFrameShape(NoFrame);
    hide();

    m_field->setObjectName(words.prefix + QStringLiteral("Search"));
    m_field->setAccessibleName(words.search);
    m_field->setPlaceholderText(words.placeholder);
    m_field->addAction(icon(Glyph::Search), QLineEdit::LeadingPosition);
    m_field->setClearButtonEnabled(false);
    m_field->installEventFilter(this);

    m_list->setObjectName(words.prefix + QStringLiteral("List"));
    m_list->setAccessibleName(words.list);
    m_list->setFrameShape(NoFrame);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFocusPolicy(Qt::NoFocus); // the keys stay in the field, which steers the list
    m_list->setSelectionMode(QListView::SingleSelection);

    auto* nothing = new PlainLabel(words.nothing);
    nothing->setMuted();
    nothing->setWordWrap(true);
    nothing->setAlignment(Qt::AlignCenter);
    auto* emptyLayout = new QVBoxLayout(m_empty);
    emptyLayout->setContentsMargins(32, 0, 32, 0);
    emptyLayout->addWidget(nothing);

    auto* pages = new QStackedLayout;
    pages->addWidget(m_list);
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
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) {
        choose(index, QApplication::keyboardModifiers().testFlag(Qt::ShiftModifier));
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &Palette::showFoot);
    connect(m_model, &PaletteModel::modelReset, this, [this, pages] {
        pages->setCurrentWidget(m_model->rowCount() > 0 ? static_cast<QWidget*>(m_list) : m_empty);
        showFoot();
    });
}

void Palette::openAt(const QRect& anchor, QWidget* returnTo)
{
    m_returnTo = returnTo;
    m_field->clear();
    m_model->setFilter({});
    place(anchor);
    show();
    raise();
    showBest();
    m_list->verticalScrollBar()->setValue(0);
    m_field->setFocus(Qt::PopupFocusReason);
    qApp->installEventFilter(this);
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

void Palette::hideEvent(QHideEvent* event)
{
    qApp->removeEventFilter(this);
    QFrame::hideEvent(event);
}

void Palette::choose(const QModelIndex& index, bool keepSpelling)
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
    const QModelIndex at = m_list->currentIndex();
    QString text = at.data(PaletteModel::FootRole).toString();
    if (const QString spelling = at.data(PaletteModel::SpellingRole).toString(); !spelling.isEmpty())
        text = tr("Enter writes %1, the platform's own spelling; Ctrl+Enter keeps %2.")
                   .arg(at.data(PaletteModel::IdRole).toString(), spelling);
    m_foot->setText(text);
    m_field->setAccessibleDescription(at.data(Qt::AccessibleTextRole).toString());
}

void Palette::showBest()
{
    const int row = m_model->bestRow();
    if (row < 0) {
        m_list->setCurrentIndex({});
        return;
    }
    const QModelIndex best = m_model->index(row);
    m_list->setCurrentIndex(best);
    m_list->scrollTo(row == 1 ? m_model->index(0) : best);
}

bool Palette::steer(int key, Qt::KeyboardModifiers modifiers)
{
    const int rows = m_model->rowCount();
    const int page = qMax(1, m_list->viewport()->height() / metric::tallRowHeight - 1);
    int row = m_list->currentIndex().row();
    int by = 0;
    switch (key) {
    case Qt::Key_Escape:
        dismiss();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_list->currentIndex(), modifiers.testFlag(Qt::ControlModifier));
        return true;
    case Qt::Key_Down:
        by = 1;
        break;
    case Qt::Key_Up:
        by = -1;
        break;
    case Qt::Key_PageDown:
        by = page;
        break;
    case Qt::Key_PageUp:
        by = -page;
        break;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return true; // there is nowhere else to go
    default:
        return false;
    }
    const int direction = by > 0 ? 1 : -1;
    for (int left = qAbs(by); left > 0;) {
        int next = row + direction;
        while (next >= 0 && next < rows && !(m_model->index(next).flags() & Qt::ItemIsSelectable))
            next += direction;
        if (next < 0 || next >= rows)
            break;
        row = next;
        --left;
    }
    if (row >= 0) {
        m_list->setCurrentIndex(m_model->index(row));
        m_list->scrollTo(row == 1 ? m_model->index(0) : m_model->index(row)); // with its heading at the top
    }
    return true;
}

bool Palette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress)
        return steer(static_cast<QKeyEvent*>(event)->key(), static_cast<QKeyEvent*>(event)->modifiers());
    // Escape and the arrows belong to the palette, whatever shortcuts the window has.
    if (watched == m_field && event->type() == QEvent::ShortcutOverride &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    const auto* widget = qobject_cast<QWidget*>(watched);
    if (widget == nullptr || isHidden())
        return QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::MouseButtonPress && widget != this && !isAncestorOf(widget))
        dismiss(); // and the click goes where it went
    else if (event->type() == QEvent::Resize && widget == parentWidget())
        dismiss();
    else if (event->type() == QEvent::FocusIn && widget != this && !isAncestorOf(widget) &&
             widget->window() == window()) {
        m_returnTo = nullptr; // the focus has gone somewhere by itself
        dismiss();
    }
    return QFrame::eventFilter(watched, event);
}

void Palette::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = tokensOf(palette());
    const QRectF panel = QRectF(rect()).adjusted(shadow, shadow, -shadow, -shadow);
    // A soft shadow without an effect, which would repaint the whole panel off screen on each key.
    for (int ring = shadow; ring > 0; --ring) {
        QColor shade(0, 0, 0, tokens.dark ? 14 : 5);
        paintRounded(painter, panel.adjusted(-ring, -ring + 3, ring, ring * 0.75), metric::cardRadius + ring, shade);
    }
    paintRounded(painter, panel, metric::cardRadius, tokens.panel, tokens.line);
    painter.fillRect(QRectF(panel.left() + 1, m_foot->y(), panel.width() - 2, 1), tokens.line);
}

} // namespace retort
