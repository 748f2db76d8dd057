// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/find/renamedialog.h"

#include "ui/common/fonts.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/say.h"
#include "ui/find/useslist.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace retort {

using namespace std::chrono_literals;

RenameDialog::RenameDialog(Workspace& workspace, FindIndex& index, const uses::Subject& handle, QWidget* parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_index(index)
    , m_handle(handle)
    , m_plan(std::in_place, workspace, index, handle)
    , m_name(new QLineEdit(fromUtf8(handle.name), this))
    , m_list(new QListWidget(this))
    , m_verdict(new PlainLabel(this))
    , m_rename(new QPushButton(tr("Rename"), this))
    , m_background(*this, [this] { takeRename(0ms); })
{
    setObjectName(QStringLiteral("renameHandle"));
    setWindowTitle(tr("Rename everywhere"));
    setAttribute(Qt::WA_DeleteOnClose);
    setSizeGripEnabled(true);

    auto* intro = new PlainLabel(
        tr("The %1 %2 gets another handle in all places that are ticked, in one step that can be undone.")
            .arg(kindOfHandle(handle.list), fromUtf8(handle.name)),
        this);
    intro->setWordWrap(true);
    auto* caption = new PlainLabel(tr("New handle"), this);
    caption->setFont(secondaryFont());
    caption->setMuted();
    caption->setBuddy(m_name);
    m_name->setObjectName(QStringLiteral("newHandle"));
    m_name->setAccessibleName(tr("New handle"));
    m_name->setFont(monoFont());
    m_name->selectAll();
    m_list->setObjectName(QStringLiteral("renamePlaces"));
    m_list->setAccessibleName(tr("What changes"));
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_verdict->setWordWrap(true);

    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(m_rename, QDialogButtonBox::AcceptRole);
    auto* cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    cancel->setAutoDefault(false);
    m_rename->setDefault(true);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metric::panelMargin, metric::panelMargin, metric::panelMargin, metric::panelMargin);
    layout->setSpacing(8);
    layout->addWidget(intro);
    layout->addWidget(caption);
    layout->addWidget(m_name);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_verdict);
    layout->addWidget(buttons);

    fill();
    connect(m_name, &QLineEdit::textChanged, this, &RenameDialog::refresh);
    connect(m_list, &QListWidget::itemChanged, this, [this](QListWidgetItem* item) {
        const auto row = std::find(m_rows.begin(), m_rows.end(), m_list->row(item));
        if (row == m_rows.end())
            return;
        m_plan->tick(static_cast<std::size_t>(row - m_rows.begin()), item->checkState() == Qt::Checked);
        refresh();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, &RenameDialog::rename);
    m_ticks.setInterval(100ms);
    connect(&m_ticks, &QTimer::timeout, this, &RenameDialog::tellProgress);
    // The list is of the workspace as it is; whatever else changes it makes it a list of the past.
    connect(&workspace, &Workspace::aboutToReset, this, &QDialog::reject);
    resize(640, 480);
    refresh();
    m_name->setFocus();
}

void RenameDialog::fill()
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    m_rows.clear();
    const auto heading = [this](const QString& text) {
        auto* item = new QListWidgetItem(text, m_list);
        item->setFlags(Qt::ItemIsEnabled);
        item->setFont(captionFont());
        item->setForeground(palette().brush(QPalette::PlaceholderText));
    };
    bool sure = false;
    bool unsure = false;
    for (const RenameChange& change : m_plan->changes()) {
        if (change.sure && !std::exchange(sure, true))
            heading(tr("Names it"));
        if (!change.sure && !std::exchange(unsure, true))
            heading(tr("The same text, which may mean it: tick what does"));
        const FindRow row = rowOf(change.place, m_workspace);
        auto* item = new QListWidgetItem(tr("%1 · %2").arg(row.item.title, row.item.detail), m_list);
        Qt::ItemFlags flags = Qt::ItemIsSelectable;
        if (change.possible)
            flags |= Qt::ItemIsEnabled;
        if (change.possible && !change.sure)
            flags |= Qt::ItemIsUserCheckable;
        item->setCheckState(change.ticked ? Qt::Checked : Qt::Unchecked);
        item->setFlags(flags);
        item->setToolTip(tipText(change.possible ? item->text()
                                                 : tr("This text cannot be written into here: %1").arg(item->text())));
        m_rows.push_back(m_list->row(item));
    }
}

void RenameDialog::refresh()
{
    const QString name = m_name->text();
    const QString objection = m_plan->objectionTo(name);
    const QString note = objection.isEmpty() ? m_plan->noteOn(name) : objection;
    const auto& changes = m_plan->changes();
    const auto count = std::count_if(changes.begin(), changes.end(), [](const auto& change) { return change.ticked; });
    const QString summary =
        count == 1 ? tr("1 place changes.") : tr("%1 places change.", nullptr, static_cast<int>(count)).arg(count);
    m_verdict->setText(!objection.isEmpty() ? objection : note.isEmpty() ? summary : tr("%1 %2").arg(summary, note));
    m_rename->setEnabled(objection.isEmpty());
}

void RenameDialog::rename()
{
    const QString name = m_name->text();
    if (m_job || !m_plan->objectionTo(name).isEmpty())
        return;
    m_job = std::make_shared<Job>();
    m_job->work = m_plan->work(name);
    m_job->name = name;
    setWorking(true);
    m_background.start(
        [job = m_job] { return std::make_unique<Result<std::vector<EntryEdit>>>(carryOut(job->work, &job->done)); });
    takeRename(patienceOfAnEdit); // a few are there at once
}

void RenameDialog::setWorking(bool working)
{
    m_name->setEnabled(!working);
    m_list->setEnabled(!working);
    m_rename->setEnabled(!working);
    if (working) {
        m_ticks.start();
    } else {
        m_ticks.stop();
        m_name->setFocus();
    }
}

void RenameDialog::tellProgress()
{
    m_verdict->setText(tr("Renaming: %1 of %2 files").arg(m_job->done).arg(m_job->work.parts.size()));
}

void RenameDialog::takeRename(std::chrono::milliseconds patience)
{
    const auto edits = m_job ? m_background.take(patience) : nullptr;
    if (!edits)
        return;
    const auto job = std::exchange(m_job, nullptr);
    setWorking(false);
    if (!isVisible())
        return; // it was given up meanwhile
    if (!m_plan->isCurrent(job->work)) {
        m_plan.emplace(m_workspace, m_index, m_handle);
        fill();
        refresh();
        m_verdict->setText(tr("A file changed meanwhile, and nothing was renamed. Look at the places once more."));
        return;
    }
    const auto taken = *edits ? m_plan->take(**edits, job->name) : fail(edits->error());
    if (!taken) {
        m_verdict->setText(say(taken.error()));
        return;
    }
    const auto& changes = m_plan->changes();
    const auto count = std::count_if(changes.begin(), changes.end(), [](const auto& change) { return change.ticked; });
    accept();
    Q_EMIT renamed(job->name, static_cast<int>(count));
}

} // namespace retort
