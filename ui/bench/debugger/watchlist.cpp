// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/debugger/watchlist.h"

#include "engine/json/write.h"
#include "ui/common/fonts.h"
#include "ui/common/label.h"
#include "ui/common/say.h"
#include "ui/common/tokens.h"
#include "ui/debug/debugger.h"
#include "ui/debug/expression.h"
#include "ui/document/liverun.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScopedValueRollback>

namespace retort {

namespace {

bool isPath(const QString& text) { return !text.startsWith(u'{') && !text.startsWith(u'[') && !text.startsWith(u'"'); }

} // namespace

WatchList::WatchList(Debugger& debugger, QWidget* parent) : QTreeWidget(parent), m_debugger(debugger)
{
    setObjectName(QStringLiteral("watches"));
    setAccessibleName(tr("Watches"));
    setColumnCount(2);
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setEditTriggers(DoubleClicked | EditKeyPressed);
    header()->setStretchLastSection(true);
    connect(this, &QTreeWidget::itemChanged, this, &WatchList::changedBy);
    connect(&debugger.watches(), &Watches::changed, this, &WatchList::refresh);
    connect(&debugger.run(), &LiveRun::changed, this, &WatchList::refresh);
    connect(&debugger.run(), &LiveRun::stepped, this, &WatchList::refresh);
    refresh();
}

void WatchList::refresh()
{
    const QScopedValueRollback filling(m_filling, true);
    const QStringList& all = m_debugger.watches().all();
    while (topLevelItemCount() > all.size())
        delete takeTopLevelItem(topLevelItemCount() - 1);
    const LiveRun& run = m_debugger.run();
    const bool there = run.wholeTrace() && run.program();
    for (int row = 0; row < all.size(); ++row) {
        if (row == topLevelItemCount()) {
            auto* item = new QTreeWidgetItem(this);
            item->setFont(0, monoFont());
            item->setFont(1, monoFont());
            item->setFlags(item->flags() | Qt::ItemIsEditable | Qt::ItemNeverHasChildren);
        }
        QTreeWidgetItem* item = topLevelItem(row);
        const Expression expression =
            there ? Expression::read(all[row], run.program()->settings().logic) : Expression::read(all[row]);
        ExpressionValue value;
        if (there)
            value = valueOf(expression, run.contextAt(m_debugger.presentStep()));
        else
            value.problem = expression.problem;
        const QString text = !value.problem.isEmpty() ? value.problem
                             : value.missing          ? tr("not there")
                             : value.value            ? fromUtf8(json::write(value.value->root()))
                                                      : QString();
        const Tokens& tokens = tokensOf(palette());
        item->setText(0, all[row]);
        item->setText(1, text);
        item->setForeground(1, !value.problem.isEmpty() ? tokens.no : value.missing ? tokens.mute : tokens.ink);
        item->setToolTip(0, tipText(all[row]));
        item->setToolTip(1, tipText(text));
        item->setData(0, Qt::AccessibleTextRole, tr("%1: %2").arg(all[row], text));
    }
}

void WatchList::changedBy(QTreeWidgetItem* item, int column)
{
    if (m_filling)
        return;
    const int row = indexOfTopLevelItem(item);
    const QString typed = item->text(column).trimmed();
    const QString expression = m_debugger.watches().all().value(row);
    // Queued: the list is filled anew, and its editor has to be gone by then.
    if (column == 0)
        QMetaObject::invokeMethod(
            this, [this, row, typed] { m_debugger.watches().set(row, typed); }, Qt::QueuedConnection);
    else
        QMetaObject::invokeMethod(
            this, [this, expression, typed] { editValue(expression, typed); }, Qt::QueuedConnection);
}

void WatchList::editValue(const QString& path, const QString& typed)
{
    LiveRun& run = m_debugger.run();
    if (!isPath(path) || path.isEmpty()) {
        Q_EMIT told(tr("Only the value of a path can be edited, not what a rule comes to."));
        return refresh();
    }
    if (!run.wholeTrace() || run.wholeTrace()->steps.empty())
        return refresh();
    std::optional<json::Data> value;
    if (!typed.isEmpty()) { // else it is taken out
        const auto parsed = json::Data::parse(typed.toStdString());
        if (parsed) {
            value = *parsed;
        } else { // a text, as it was typed
            json::Builder builder;
            builder.text(typed.toStdString());
            value = builder.take();
        }
    }
    run.editContext(m_debugger.presentStep(), path.toStdString(), std::move(value));
    Q_EMIT told(typed.isEmpty()
                    ? tr("%1 was taken out of the context of this run. The sample event stays as it is.").arg(path)
                    : tr("%1 was edited for this run. The sample event stays as it is.").arg(path));
}

void WatchList::resizeEvent(QResizeEvent* event)
{
    QTreeWidget::resizeEvent(event);
    setColumnWidth(0, viewport()->width() / 2);
}

void WatchList::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Delete && currentItem()) {
        m_debugger.watches().remove(indexOfTopLevelItem(currentItem()));
        return;
    }
    QTreeWidget::keyPressEvent(event);
}

} // namespace retort
