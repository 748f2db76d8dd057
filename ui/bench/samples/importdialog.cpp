// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bench/samples/importdialog.h"

#include "ui/bench/samples/importmodel.h"
#include "ui/common/direction.h"
#include "ui/common/fonts.h"
#include "ui/common/hairline.h"
#include "ui/common/jsoneditor.h"
#include "ui/common/label.h"
#include "ui/common/metrics.h"
#include "ui/common/say.h"
#include "ui/common/sectionhead.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDropEvent>
#include <QHeaderView>
#include <QListWidget>
#include <QMimeData>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTimer>
#include <QTreeView>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace retort {

using namespace std::chrono_literals;

namespace {

/// A larger file is read, and not shown.
constexpr std::size_t mostShown = std::size_t{4} << 20;

} // namespace

ImportDialog::ImportDialog(Workspace& workspace, QWidget* parent)
    : QDialog(parent)
    , m_texts{std::make_shared<const ImportText>()}
    , m_workspace(workspace)
    , m_source(new QComboBox(this))
    , m_editor(new JsonEditor(tr("Text to import"), this))
    , m_tooLarge(new PlainLabel(tr("This file is too large to be shown here."), this))
    , m_model(new ImportModel(this))
    , m_list(new QTreeView(this))
    , m_why(new PlainLabel(this))
    , m_guess(new QComboBox(this))
    , m_problemsHead(new SectionHead({}, this))
    , m_problems(new QListWidget(this))
    , m_state(new PlainLabel(this))
    , m_stop(new QPushButton(tr("Stop"), this))
    , m_make(new QPushButton(this))
    , m_rest(new QTimer(this))
{
    setObjectName(QStringLiteral("importSamples"));
    setWindowTitle(tr("Import sample events"));
    setAttribute(Qt::WA_DeleteOnClose);
    setSizeGripEnabled(true);
    setAcceptDrops(true);
    makeLayout();

    m_rest->setSingleShot(true);
    m_rest->setInterval(120);
    connect(m_rest, &QTimer::timeout, this, &ImportDialog::read);
    connect(m_editor, &JsonEditor::textEdited, this, [this](const QString& text) {
        m_texts.front() = std::make_shared<const ImportText>(ImportText{{}, text.toStdString(), {}});
        readSoon();
    });
    connect(m_source, &QComboBox::currentIndexChanged, this, &ImportDialog::showText);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        showFound();
        goToFound();
    });
    connect(m_guess, &QComboBox::activated, this, [this](int at) {
        m_model->setEvent(m_list->currentIndex().row(), m_guess->itemData(at).toString().toStdString(),
                          m_workspace.catalogue());
        showFound();
    });
    connect(m_problems, &QListWidget::currentRowChanged, this, &ImportDialog::goToProblem);
    connect(m_problems, &QListWidget::itemClicked, this, [this] { goToProblem(m_problems->currentRow()); });
    for (auto* part : m_editor->findChildren<QWidget*>()) // files that are dropped there are not their names
        part->setAcceptDrops(false);
    connect(m_model, &ImportModel::takenChanged, this, &ImportDialog::showState);
    connect(m_stop, &QPushButton::clicked, this, &ImportDialog::stop);
    connect(&workspace, &Workspace::aboutToReset, this, &QDialog::reject);
    showSources();
    showRead({});
    resize(1080, 600);
    m_editor->setFocus();
}

ImportDialog::~ImportDialog()
{
    if (m_cancelled)
        *m_cancelled = true;
    disconnect(m_list->selectionModel(), nullptr, this, nullptr); // it goes before the rest
}

void ImportDialog::makeLayout()
{
    m_source->setObjectName(QStringLiteral("importSource"));
    m_source->setAccessibleName(tr("Which text is shown"));
    m_source->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_tooLarge->setAlignment(Qt::AlignCenter);
    m_tooLarge->setMuted();
    m_tooLarge->hide();
    m_list->setObjectName(QStringLiteral("importList"));
    m_list->setAccessibleName(tr("Events that were found"));
    m_list->setModel(m_model);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->header()->resizeSection(ImportModel::EventColumn, 200);
    m_list->header()->resizeSection(ImportModel::PlaceColumn, 140);
    m_why->setWordWrap(true);
    m_why->setFont(secondaryFont());
    m_why->setMuted();
    m_why->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_why->setMinimumHeight(QFontMetrics(secondaryFont()).height() * 3); // so that nothing moves
    m_why->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    m_guess->setObjectName(QStringLiteral("importGuess"));
    m_guess->setAccessibleName(tr("Which event it is taken for"));
    m_guess->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_problems->setObjectName(QStringLiteral("importProblems"));
    m_problems->setAccessibleName(tr("What could not be read"));
    m_problems->setUniformItemSizes(true);
    m_problems->setMaximumHeight(4 * metric::rowHeight);
    m_state->setObjectName(QStringLiteral("importState"));
    m_state->setWordWrap(true);

    auto* file = new QPushButton(tr("Add a &file…"), this);
    auto* folder = new QPushButton(tr("Add a f&older…"), this);
    connect(file, &QPushButton::clicked, this, &ImportDialog::fileWished);
    connect(folder, &QPushButton::clicked, this, &ImportDialog::folderWished);
    auto* sources = new QHBoxLayout;
    sources->setSpacing(metric::spacing);
    sources->addWidget(m_source, 1);
    sources->addWidget(file);
    sources->addWidget(folder);
    auto* hint = new PlainLabel(tr("Paste a curl command, JSON, or one event a line; or drop files here. What is "
                                   "pasted or read stays on this machine."),
                                this);
    hint->setWordWrap(true);
    hint->setMuted();
    hint->setFont(secondaryFont());
    auto* left = new QWidget(this);
    auto* leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins(asWindowsRun({0, 0, metric::spacing, 0}));
    leftLayout->addLayout(sources);
    leftLayout->addWidget(m_editor, 1);
    leftLayout->addWidget(m_tooLarge, 1);
    leftLayout->addWidget(hint);

    auto* all = new QPushButton(tr("Take &all"), this);
    auto* none = new QPushButton(tr("Take &none"), this);
    connect(all, &QPushButton::clicked, this, [this] { m_model->takeAll(true); });
    connect(none, &QPushButton::clicked, this, [this] { m_model->takeAll(false); });
    auto* head = new QHBoxLayout;
    auto* title = new SectionHead(tr("Found"), this);
    title->setBuddy(m_list);
    head->addWidget(title, 1);
    head->addWidget(all);
    head->addWidget(none);
    auto* taken = new QHBoxLayout;
    auto* takenFor = new PlainLabel(tr("&Taken for"), this);
    takenFor->setBuddy(m_guess);
    taken->addWidget(takenFor);
    taken->addWidget(m_guess, 1);
    m_problemsHead->setBuddy(m_problems);
    auto* right = new QWidget(this);
    auto* rightLayout = new QVBoxLayout(right);
    rightLayout->setContentsMargins(asWindowsRun({metric::spacing, 0, 0, 0}));
    rightLayout->addLayout(head);
    rightLayout->addWidget(m_list, 1);
    rightLayout->addLayout(taken);
    rightLayout->addWidget(m_why);
    rightLayout->addWidget(m_problemsHead);
    rightLayout->addWidget(m_problems);
    auto* sides = new HairlineSplitter(Qt::Horizontal, this);
    sides->addWidget(left);
    sides->addWidget(right);
    sides->setStretchFactor(0, 1);
    sides->setStretchFactor(1, 1);
    sides->setChildrenCollapsible(false);
    sides->setSizes({460, 560});
    left->setMinimumWidth(320);
    right->setMinimumWidth(360);

    auto* cancel = new QPushButton(tr("Cancel"), this);
    for (QPushButton* one : {file, folder, all, none, m_stop, cancel})
        one->setAutoDefault(false);
    m_make->setObjectName(QStringLiteral("importMake"));
    m_make->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_make, &QPushButton::clicked, this, &ImportDialog::make);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(metric::spacing);
    foot->addWidget(m_state, 1);
    foot->addWidget(m_stop);
    foot->addWidget(m_make);
    foot->addWidget(cancel);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metric::panelMargin, metric::panelMargin, metric::panelMargin, metric::panelMargin);
    layout->setSpacing(10);
    layout->addWidget(sides, 1);
    layout->addLayout(foot);
}

// ---- reading

void ImportDialog::addTexts(std::vector<ImportText> texts)
{
    for (ImportText& text : texts)
        m_texts.push_back(std::make_shared<const ImportText>(std::move(text)));
    showSources();
    if (!texts.empty())
        read();
}

void ImportDialog::showReadingFiles(bool reading)
{
    m_readingFiles = reading;
    showState();
}

/// A key is answered at once where that is quick, and typing is not kept waiting where it is not.
void ImportDialog::readSoon()
{
    m_stopped = false;
    m_rest->start();
    showState();
}

void ImportDialog::read()
{
    m_rest->stop();
    if (m_cancelled)
        *m_cancelled = true; // what is being read is of before: its answer goes nowhere
    m_stopped = false;
    m_cancelled = std::make_shared<std::atomic<bool>>(false);
    m_reading = std::make_unique<Background<ImportRead>>(*this, [this] { takeRead(); });
    m_reading->start([texts = m_texts, catalogue = m_workspace.catalogue(), there = samplesThere(m_workspace),
                      cancelled = m_cancelled] {
        return std::make_unique<ImportRead>(readImport(texts, catalogue, there, *cancelled));
    });
    if (auto read = m_reading->take(patienceOfAnEdit))
        showRead(*std::move(read));
    else
        showState();
}

void ImportDialog::takeRead()
{
    if (auto read = m_reading ? m_reading->take(0ms) : nullptr)
        showRead(*std::move(read));
}

void ImportDialog::stop()
{
    m_rest->stop();
    if (m_cancelled)
        *m_cancelled = true;
    m_reading.reset();
    m_stopped = true;
    if (m_readingFiles)
        Q_EMIT stopWished();
    m_readingFiles = false;
    showState();
}

// ---- showing

void ImportDialog::showRead(ImportRead read)
{
    QStringList names;
    for (const auto& text : m_texts)
        names << text->name;
    m_troubles = std::move(read.problems);
    m_left = read.left;
    m_model->show(std::move(read.events), names);
    {
        const QSignalBlocker quiet(m_problems);
        m_problems->clear();
        for (const ImportRead::Trouble& trouble : m_troubles) {
            const QString name = names.value(static_cast<qsizetype>(trouble.text));
            m_problems->addItem(name.isEmpty() ? say(trouble.error)
                                               : tr("%1: %2").arg(visibleText(name), say(trouble.error)));
        }
    }
    m_problemsHead->setText(
        m_troubles.size() == 1
            ? tr("1 problem")
            : tr("%1 problems", nullptr, static_cast<int>(m_troubles.size())).arg(m_troubles.size()));
    m_problemsHead->setVisible(!m_troubles.empty());
    m_problems->setVisible(!m_troubles.empty());
    showFound();
    showState();
}

void ImportDialog::showSources()
{
    const QSignalBlocker quiet(m_source);
    for (int at = m_source->count(); at < static_cast<int>(m_texts.size()); ++at) {
        const QString& name = m_texts[static_cast<std::size_t>(at)]->name;
        m_source->addItem(name.isEmpty() ? tr("Pasted text") : visibleText(name));
    }
    m_source->setEnabled(m_source->count() > 1);
}

void ImportDialog::showText()
{
    const auto at = static_cast<std::size_t>(std::max(0, m_source->currentIndex()));
    const ImportText& text = *m_texts[at];
    const bool shown = text.text.size() <= mostShown || at == 0;
    m_editor->setVisible(shown);
    m_tooLarge->setVisible(!shown);
    m_editor->clearProblem();
    m_editor->setReadOnly(at != 0);
    m_editor->showText(shown ? fromUtf8(text.text) : QString());
}

void ImportDialog::showFound()
{
    const ImportRead::Found* found = m_model->at(m_list->currentIndex().row());
    m_why->setText(found ? m_model->whyOf(m_list->currentIndex().row()) : QString());
    m_guess->clear();
    if (found && found->event.guesses.empty())
        m_guess->addItem(fromUtf8(found->event.event));
    for (const auto& guess : found ? found->event.guesses : std::vector<compose::EventGuess>()) {
        const QString name = fromUtf8(nameOf(guess));
        m_guess->addItem(tr("%1 (%2 %)").arg(name).arg(guess.percent), name);
        if (name == fromUtf8(found->event.event))
            m_guess->setCurrentIndex(m_guess->count() - 1);
    }
    m_guess->setEnabled(m_guess->count() > 1);
}

void ImportDialog::showState()
{
    const int taken = m_model->takenCount();
    const bool reading = m_rest->isActive() || m_readingFiles || (m_reading && m_reading->isRunning());
    m_stop->setVisible(reading);
    m_make->setText(taken == 0   ? tr("Add samples")
                    : taken == 1 ? tr("Add 1 sample")
                                 : tr("Add %1 samples", nullptr, taken).arg(taken));
    m_make->setEnabled(!reading && taken > 0 && taken <= ImportModel::most);
    const int found = m_model->rowCount();
    QString state;
    if (reading)
        state = tr("Reading…");
    else if (m_stopped)
        state = tr("Stopped. What is listed is of before.");
    else if (taken > ImportModel::most)
        state = tr("At most %1 at once: take fewer.").arg(ImportModel::most);
    else if (found > ImportModel::most && taken < found)
        state = tr("%1 events were found, %2 of them are taken: at most %3 at once.")
                    .arg(found)
                    .arg(taken)
                    .arg(ImportModel::most);
    if (!reading && m_left > 0)
        state += (state.isEmpty() ? QString() : QStringLiteral(" ")) +
                 tr("%1 further events or problems were left out.", nullptr, static_cast<int>(m_left)).arg(m_left);
    m_state->setText(state);
}

// ---- going to places

void ImportDialog::goToFound()
{
    if (const ImportRead::Found* found = m_model->at(m_list->currentIndex().row()))
        goTo(found->text, found->event.place);
}

void ImportDialog::goToProblem(int row)
{
    if (row < 0 || row >= static_cast<int>(m_troubles.size()))
        return;
    const ImportRead::Trouble& trouble = m_troubles[static_cast<std::size_t>(row)];
    goTo(trouble.text, trouble.error.place);
    m_editor->showProblem(say(trouble.error.message), trouble.error.place);
}

void ImportDialog::goTo(std::size_t text, Place place)
{
    m_source->setCurrentIndex(static_cast<int>(text));
    m_editor->clearProblem();
    if (place.line > 0)
        m_editor->goTo(place);
}

// ---- adding

void ImportDialog::make()
{
    const auto taken = m_model->taken();
    if (taken.empty() || !m_make->isEnabled())
        return;
    const auto entries = entriesOf(taken, m_workspace);
    const std::vector<EntryId> ids = m_workspace.addAll(
        entries, entries.size() == 1
                     ? tr("Import a sample event")
                     : tr("Import %1 sample events", nullptr, static_cast<int>(entries.size())).arg(entries.size()));
    accept();
    Q_EMIT made(ids);
}

void ImportDialog::dragEnterEvent(QDragEnterEvent* event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (std::any_of(urls.begin(), urls.end(), [](const QUrl& url) { return url.isLocalFile(); }))
        event->acceptProposedAction();
}

void ImportDialog::dropEvent(QDropEvent* event)
{
    QStringList paths;
    for (const QUrl& url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            paths << url.toLocalFile();
    }
    event->setDropAction(Qt::CopyAction);
    event->accept();
    if (!paths.isEmpty()) // once the drag is over
        QMetaObject::invokeMethod(
            this, [this, paths] { Q_EMIT filesDropped(paths); }, Qt::QueuedConnection);
}

} // namespace retort
