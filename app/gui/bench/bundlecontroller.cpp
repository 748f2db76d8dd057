// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/bench/bundlecontroller.h"

#include "app/bundle/bundlefile.h"
#include "app/gui/bench/bundledrop.h"
#include "app/gui/files/filecontroller.h"
#include "app/gui/frame/menuitems.h"
#include "app/gui/session/session.h"
#include "app/workspace/paths.h"
#include "app/workspace/readfile.h"
#include "app/workspace/savefile.h"
#include "ui/bench/history/bundledialog.h"
#include "ui/bench/history/exportdialog.h"
#include "ui/common/label.h"
#include "ui/common/noticebar.h"
#include "ui/common/prompts.h"
#include "ui/common/say.h"

#include <QAction>
#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>

namespace retort {

using namespace std::chrono_literals;

namespace {

const QString exportNotice = QStringLiteral("bundleExport");
const QString openNotice = QStringLiteral("bundleOpen");

OpenedBundle::Seal sealOf(Seal seal)
{
    return seal == Seal::Whole    ? OpenedBundle::Seal::Whole
           : seal == Seal::Broken ? OpenedBundle::Seal::Broken
                                  : OpenedBundle::Seal::None;
}

} // namespace

BundleController::BundleController(Session& session, const Parts& parts, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_parts(parts)
    , m_writing(*this, [this] { takeWritten(); })
    , m_reading(*this, [this] { takeRead(); })
{
    connect(parts.items.openBundle, &QAction::triggered, this, &BundleController::chooseAndOpen);
    connect(new BundleDrop(parts.window), &BundleDrop::dropped, this, &BundleController::open);
}

/// In the notices, and where whoever asked looks at: the history may stand before them.
void BundleController::warn(const QString& notice, const QString& sentence, Tone tone)
{
    m_parts.notices.post(notice, sentence, tone);
    Q_EMIT warned(sentence);
}

// ---- out

void BundleController::askExport(const PastRunPtr& run, QWidget& over)
{
    auto* dialog = new ExportDialog(run, &over);
    connect(dialog, &ExportDialog::chosen, this, [this](const PastRunPtr& chosen, bool scrub) {
        // Beside the workspace, not in it: it is for somebody else.
        const QDir folder(m_parts.files.folder().empty() ? QDir::homePath()
                                                         : qStringOf(m_parts.files.folder().parent_path()));
        const QString reaction = chosen->line.reactionFile.section(u'/', -1).section(u'.', 0, 0);
        const QString when =
            QDateTime::fromMSecsSinceEpoch(chosen->line.at).toString(QStringLiteral("yyyy-MM-dd HHmmss"));
        m_parts.prompts.askSave(
            tr("Export a trace bundle"), folder.filePath(QStringLiteral("%1 %2.bundle.json").arg(reaction, when)),
            {tr("Trace bundle (*.json)")}, [this, chosen, scrub](const QString& file) { write(chosen, scrub, file); });
    });
    dialog->open();
}

void BundleController::write(const PastRunPtr& run, bool scrub, const QString& path)
{
    if (m_writing.isRunning()) {
        warn(exportNotice, tr("Another bundle is still being written. Export this one once more."), Tone::Warn);
        return;
    }
    m_writing.start([run, scrub, file = path.toStdString(), catalogue = m_session.workspace.catalogue(),
                     zones = m_session.outside.zones, seed = QRandomGenerator::global()->generate64()] {
        auto written = std::make_unique<Written>(Written{file, {}, {}});
        std::string text;
        if (scrub) {
            auto made = bundle::made(run->run.inputs, catalogue, zones, true, seed);
            if (!made) {
                written->done = fail(made.error());
                return written;
            }
            written->otherStory = made->otherStory;
            text = sealedText(made->bundle);
        } else {
            text = sealedText(run->run);
        }
        const auto there = readFile(pathOf(file)); // what the person agreed to overwrite
        if (const auto saved = saveFile(pathOf(file), text, there ? there->sha256 : std::string()); !saved)
            written->done = fail(saved.error());
        return written;
    });
}

void BundleController::takeWritten()
{
    const auto written = m_writing.take(0ms);
    if (!written)
        return;
    if (!written->done) {
        warn(exportNotice, say(written->done.error()), Tone::No);
        return;
    }
    const QString file = QString::fromStdString(written->file);
    const QString shown = visibleText(QDir::toNativeSeparators(file));
    Q_EMIT told(tr("Trace bundle saved as %1").arg(shown));
    if (written->otherStory)
        warn(exportNotice,
             tr("%1 was written, but with pseudonyms the chain goes another way: %2. A rule asks for "
                "one person's data; export the run as it is, or change the rule.")
                 .arg(shown, say(written->otherStory->text)),
             Tone::Warn);
    else
        m_parts.notices.withdraw(exportNotice);
}

// ---- in

void BundleController::chooseAndOpen()
{
    const QString start =
        m_parts.files.folder().empty() ? QDir::homePath() : qStringOf(m_parts.files.folder().parent_path());
    m_parts.prompts.askOpen(tr("Open a trace bundle"), start, {tr("Trace bundle (*.json)"), tr("All files (*)")},
                            [this](const QString& file) { open(file); });
}

void BundleController::open(const QString& path)
{
    if (m_reading.isRunning()) {
        m_next = path;
        return;
    }
    m_parts.notices.withdraw(openNotice);
    m_reading.start(
        [file = path.toStdString(), catalogue = m_session.workspace.catalogue(), zones = m_session.outside.zones] {
            auto bundle = readBundleFile(pathOf(file));
            if (!bundle)
                return std::make_unique<Read>(Read{file, fail(bundle.error())});
            return std::make_unique<Read>(
                Read{file, openedBundle(QFileInfo(QString::fromStdString(file)).fileName(), sealOf(bundle->seal),
                                        std::move(bundle->bundle), catalogue, zones)});
        });
}

void BundleController::takeRead()
{
    auto read = m_reading.take(0ms);
    if (!read)
        return;
    if (read->bundle) {
        auto* dialog = new BundleDialog(*std::move(read->bundle), m_session.workspace, &m_parts.window);
        connect(dialog, &BundleDialog::eventWished, this, &BundleController::eventWished);
        dialog->show();
        dialog->raise();
        dialog->activateWindow();
    } else {
        warn(openNotice,
             tr("%1 cannot be opened as a trace bundle. %2")
                 .arg(visibleText(QFileInfo(QString::fromStdString(read->file)).fileName()), say(read->bundle.error())),
             Tone::No);
    }
    if (!m_next.isEmpty())
        open(std::exchange(m_next, {}));
}

} // namespace retort
