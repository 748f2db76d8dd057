// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/design/signoffcontroller.h"

#include "app/gui/files/filecontroller.h"
#include "app/gui/frame/menuitems.h"
#include "app/gui/session/session.h"
#include "app/workspace/paths.h"
#include "app/workspace/readfile.h"
#include "app/workspace/savefile.h"
#include "engine/run/runner.h"
#include "ui/common/noticebar.h"
#include "ui/common/prompts.h"
#include "ui/common/say.h"
#include "ui/signoff/signoff.h"
#include "ui/signoff/signoffpdf.h"

#include <QAction>
#include <QDir>

#include <algorithm>

namespace retort {

using namespace Qt::StringLiterals;

namespace {

const QString signOffNotice = u"sign-off"_s;
constexpr int mostSamples = 12; ///< What a page has room for.

/// A recipe names its samples after its reaction: "spend-100-get-10" and "spend-100-get-10-purchase-of-60". Of several
/// such reactions the longest name has it.
bool isMadeFor(const Entry& sample, const Entry& reaction, const Workspace& workspace)
{
    const QString name = sample.fileName();
    const auto begins = [&name](const Entry& entry) { return name.startsWith(entry.fileName() + u'-'); };
    if (!begins(reaction))
        return false;
    const auto& others = workspace.entries(EntryKind::Reaction);
    return std::none_of(others.begin(), others.end(), [&](EntryId id) {
        const Entry* other = workspace.find(id);
        return other && other->fileName().size() > reaction.fileName().size() && begins(*other);
    });
}

bool isPdf(const QString& path) { return !path.endsWith(u".html"_s, Qt::CaseInsensitive); }

} // namespace

SignOffController::SignOffController(Session& session, const FileController& files, MenuItems& items, Prompts& prompts,
                                     NoticeBar& notices, QObject* parent)
    : QObject(parent), m_session(session), m_files(files), m_prompts(prompts), m_notices(notices), m_item(items.signOff)
{
    const auto update = [this] {
        const Entry* entry = m_session.workspace.find(m_session.selection.reaction());
        m_item->setEnabled(entry && entry->reaction());
    };
    connect(&session.selection, &Selection::reactionChanged, this, update);
    connect(&session.workspace, &Workspace::changed, this, update);
    connect(m_item, &QAction::triggered, this, &SignOffController::ask);
    update();
}

void SignOffController::ask()
{
    const Entry* entry = m_session.workspace.find(m_session.selection.reaction());
    if (!entry || !entry->reaction())
        return;
    // Beside the workspace, not in it: the sheet is for somebody else.
    const QDir folder(m_files.folder().empty() ? QDir::homePath() : qStringOf(m_files.folder().parent_path()));
    m_prompts.askSave(tr("Save the sign-off sheet"), folder.filePath(tr("%1 sign-off.pdf").arg(entry->fileName())),
                      {tr("PDF (*.pdf)"), tr("Web page (*.html)")}, [this](const QString& path) { write(path); });
}

void SignOffController::write(const QString& path)
{
    const Entry* entry = m_session.workspace.find(m_session.selection.reaction());
    if (!entry || !entry->reaction()) // it went while the question was open
        return;
    const QString html = signOffHtml(sheet());
    const QByteArray bytes = isPdf(path) ? signOffPdf(html, entry->title()) : html.toUtf8();
    const std::filesystem::path file = pathOf(path);
    const auto there = readFile(file); // what the person agreed to overwrite
    const auto written = saveFile(file, std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())),
                                  there ? there->sha256 : std::string());
    if (!written) {
        m_notices.post(signOffNotice, say(written.error()));
        return;
    }
    m_notices.withdraw(signOffNotice);
    Q_EMIT saved(path);
}

SignOff SignOffController::sheet() const
{
    const Workspace& workspace = m_session.workspace;
    const Entry& entry = *workspace.find(m_session.selection.reaction());
    const Reaction& reaction = *entry.reaction();
    SignOff sheet;
    sheet.workspace = workspace.name();
    sheet.file = entry.path;
    sheet.fingerprint = QString::fromStdString(sha256Of(entry.content->document.text()).substr(0, 12));
    sheet.date = QDate::currentDate();
    sheet.program = run::Program::compile(reaction, workspace.catalogue(), workspace.settings(),
                                          entry.path.toStdString(), m_session.run.targets());
    sheet.definitions = workspace.definitions();
    sheet.problems = m_session.lint.problemsOf(entry.id);
    const Catalogue& catalogue = workspace.catalogue();
    const std::string wanted = catalogue.canonicalEvent(reaction.trigger);
    run::Options options;
    options.asIfActive = true;
    options.now = m_session.outside.now();
    options.zones = m_session.outside.zones;
    std::vector<const Entry*> samples;
    for (EntryId id : workspace.entries(EntryKind::Event)) {
        const Entry* sample = workspace.find(id);
        if (sample && sample->event() && catalogue.canonicalEvent(sample->event()->name) == wanted)
            samples.push_back(sample);
    }
    // Those that were made for other reactions would drown its own; the one on screen is looked at.
    const auto own = std::stable_partition(samples.begin(), samples.end(),
                                           [&](const Entry* sample) { return isMadeFor(*sample, entry, workspace); });
    const auto others = std::stable_partition(
        own, samples.end(), [this](const Entry* sample) { return sample->id == m_session.selection.event(); });
    const std::size_t shown = std::min<std::size_t>(
        mostSamples, own == samples.begin() ? samples.size() : static_cast<std::size_t>(others - samples.begin()));
    sheet.moreSamples = static_cast<int>(samples.size() - shown);
    for (std::size_t i = 0; i < shown; ++i) {
        options.origins = samples[i]->content->origins;
        sheet.samples.push_back({samples[i]->title(), run::runReaction(sheet.program, *samples[i]->event(), options)});
    }
    return sheet;
}

} // namespace retort
