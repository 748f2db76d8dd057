// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/samples/scrubdialog.h"

#include "ui/bench/samples/scrubmodel.h"
#include "ui/common/fonts.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/say.h"
#include "ui/common/segments.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QTimer>
#include <QTreeView>

#include <algorithm>
#include <iterator>

namespace retort {

using namespace std::chrono_literals;

ScrubDialog::ScrubDialog(Workspace& workspace, EntryId event, std::uint64_t seed, QWidget* parent)
    : QDialog(parent)
    , m_workspace(workspace)
    , m_event(event)
    , m_seed(seed)
    , m_scope(new Segments({tr("This sample"), tr("All samples and profiles")}, this))
    , m_model(new ScrubModel(workspace, this))
    , m_list(new QTreeView(this))
    , m_state(new PlainLabel(this))
    , m_apply(new QPushButton(this))
    , m_soon(new QTimer(this))
{
    setObjectName(QStringLiteral("scrub"));
    setWindowTitle(tr("Scrub personal data"));
    setAttribute(Qt::WA_DeleteOnClose);
    setSizeGripEnabled(true);
    makeLayout();

    m_soon->setSingleShot(true);
    m_soon->setInterval(0);
    connect(m_soon, &QTimer::timeout, this, &ScrubDialog::read);
    const auto soon = [this] { m_soon->start(); }; // another program may change a file meanwhile
    connect(&workspace, &Workspace::changed, m_soon, soon);
    connect(&workspace, &Workspace::inserted, m_soon, soon);
    connect(&workspace, &Workspace::removed, m_soon, soon);
    connect(&workspace, &Workspace::aboutToReset, this, &QDialog::reject);
    connect(m_scope, &Segments::chosen, this, &ScrubDialog::showWork);
    connect(m_apply, &QPushButton::clicked, this, &ScrubDialog::apply);
    // One customer is in many samples; a sample alone is for whoever means that.
    m_scope->setCurrent(1);
    m_scope->choice(0)->setEnabled(workspace.find(event) != nullptr);
    read();
    resize(980, 560);
    m_list->setFocus();
}

ScrubDialog::~ScrubDialog() = default;

void ScrubDialog::makeLayout()
{
    m_scope->setAccessibleName(tr("What is scrubbed"));
    m_scope->choice(0)->setToolTip(tipText(tr("With its base and its profile, where it has them")));
    auto* about = new PlainLabel(
        tr("Names, e-mail addresses, phone numbers, addresses, dates of birth and ids become others. The "
           "same value becomes the same one everywhere, so that conditions go on answering as before."),
        this);
    about->setWordWrap(true);
    m_list->setObjectName(QStringLiteral("scrubList"));
    m_list->setAccessibleName(tr("What becomes something else"));
    m_list->setModel(m_model);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    for (const auto& [column, width] : {std::pair{int(ScrubModel::FileColumn), 190},
                                        {int(ScrubModel::FieldColumn), 190},
                                        {int(ScrubModel::BeforeColumn), 200},
                                        {int(ScrubModel::AfterColumn), 200}})
        m_list->header()->resizeSection(column, width);
    m_state->setObjectName(QStringLiteral("scrubState"));
    m_state->setWordWrap(true);
    auto* kept = new PlainLabel(tr("Undo brings the data back. Earlier versions of the files and the run history on "
                                   "this machine keep what they have."),
                                this);
    kept->setWordWrap(true);
    kept->setMuted();
    kept->setFont(secondaryFont());
    m_apply->setObjectName(QStringLiteral("scrubApply"));
    m_apply->setDefault(true);

    auto* cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(metric::spacing);
    foot->addWidget(m_state, 1);
    foot->addWidget(m_apply);
    foot->addWidget(cancel);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metric::panelMargin, metric::panelMargin, metric::panelMargin, metric::panelMargin);
    layout->setSpacing(10);
    layout->addWidget(about);
    layout->addWidget(m_scope, 0, Qt::AlignLeading);
    layout->addWidget(m_list, 1);
    layout->addWidget(kept);
    layout->addLayout(foot);
}

/// Always of all, so that a sample that is scrubbed alone gets the pseudonyms that it would have among the others.
void ScrubDialog::read()
{
    m_withEvent = withWhatItRefersTo(m_workspace, m_event);
    m_working = std::make_unique<Background<ScrubWork>>(*this, [this] { takeWork(); });
    m_working->start([documents = personalDocuments(m_workspace), seed = m_seed] {
        return std::make_unique<ScrubWork>(scrubbedWork(documents, seed));
    });
    if (auto work = m_working->take(patienceOfAnEdit))
        m_work = *std::move(work);
    showWork();
}

void ScrubDialog::takeWork()
{
    if (auto work = m_working->take(0ms)) {
        m_work = *std::move(work);
        showWork();
    }
}

bool ScrubDialog::isInScope(EntryId id) const { return m_scope->current() == 1 || m_withEvent.count(id) > 0; }

std::vector<EntryEdit> ScrubDialog::edits() const
{
    std::vector<EntryEdit> edits;
    std::copy_if(m_work.edits.begin(), m_work.edits.end(), std::back_inserter(edits),
                 [this](const EntryEdit& edit) { return isInScope(edit.id); });
    return edits;
}

void ScrubDialog::showWork()
{
    std::vector<ScrubWork::Row> rows;
    std::copy_if(m_work.rows.begin(), m_work.rows.end(), std::back_inserter(rows),
                 [this](const ScrubWork::Row& row) { return isInScope(row.entry); });
    const auto values = static_cast<int>(
        std::count_if(rows.begin(), rows.end(), [](const ScrubWork::Row& row) { return !row.isFree; }));
    const int files = static_cast<int>(edits().size());
    m_model->show(std::move(rows));
    const bool working = m_working && m_working->isRunning();
    m_apply->setEnabled(!working && files > 0);
    m_apply->setText(values == 1 ? tr("Replace 1 value") : tr("Replace %1 values", nullptr, values).arg(values));
    m_state->setText(working        ? tr("Looking for personal data…")
                     : m_work.error ? say(*m_work.error)
                     : files == 0   ? tr("No personal data was found.")
                     : files == 1   ? tr("In 1 file.")
                                    : tr("In %1 files.", nullptr, files).arg(files));
}

void ScrubDialog::apply()
{
    const auto next = edits();
    if (next.empty() || !m_apply->isEnabled())
        return;
    disconnect(&m_workspace, nullptr, m_soon, nullptr); // what comes now is our own
    m_soon->stop();
    const auto done = m_workspace.applyAll(next, tr("Scrub personal data"));
    if (!done) {
        m_state->setText(say(done.error()));
        return;
    }
    accept();
    Q_EMIT scrubbed(static_cast<int>(next.size()));
}

} // namespace retort
