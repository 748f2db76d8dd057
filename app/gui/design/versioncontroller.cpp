// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/design/versioncontroller.h"

#include "app/gui/files/filecontroller.h"
#include "app/gui/frame/menuitems.h"
#include "app/gui/session/session.h"
#include "ui/common/label.h"
#include "ui/common/noticebar.h"
#include "ui/common/say.h"
#include "ui/compare/versionsdialog.h"
#include "ui/document/typedtext.h"

#include <QAction>
#include <QApplication>
#include <QDateTime>
#include <QLocale>
#include <QMenu>
#include <QMenuBar>

namespace retort {

using namespace Qt::StringLiterals;

namespace {

const QString notice = u"versions"_s;

QString sayWhen(std::int64_t time)
{
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(time);
    const QLocale locale;
    const QString clock = locale.toString(when.time(), u"HH:mm:ss"_s);
    const QDate today = QDate::currentDate();
    if (when.date() == today)
        return VersionController::tr("Today, %1", "a time").arg(clock);
    if (when.date().addDays(1) == today)
        return VersionController::tr("Yesterday, %1", "a time").arg(clock);
    return VersionController::tr("%1, %2", "a date and a time")
        .arg(locale.toString(when.date(), QLocale::ShortFormat), clock);
}

} // namespace

VersionController::VersionController(Session& session, const FileController& files, MenuItems& items,
                                     NoticeBar& notices, QWidget& event, QObject* parent)
    : QObject(parent), m_session(session), m_files(files), m_notices(notices), m_event(event), m_item(items.versions)
{
    const auto update = [this] {
        const Entry* entry = m_session.workspace.find(current());
        m_item->setEnabled(entry && entry->isReadable() && !entry->savedPath.isEmpty());
    };
    connect(&session.selection, &Selection::reactionChanged, this, update);
    connect(&session.selection, &Selection::targetChanged, this, update);
    connect(&session.selection, &Selection::eventChanged, this, update);
    connect(&session.workspace, &Workspace::unsavedChanged, this, update);
    connect(qApp, &QApplication::focusChanged, this, [this, update](QWidget*, QWidget* focused) {
        if (!focused || qobject_cast<QMenu*>(focused) || qobject_cast<QMenuBar*>(focused))
            return;
        m_focused = focused;
        update();
    });
    connect(m_item, &QAction::triggered, this, &VersionController::show);
    update();
}

EntryId VersionController::current() const
{
    const Selection& selection = m_session.selection;
    if (m_focused && (m_event.isAncestorOf(m_focused) || m_focused->objectName() == u"events"_s))
        return selection.event();
    return selection.target() != EntryId::None ? selection.target() : selection.reaction();
}

void VersionController::show()
{
    const Entry* entry = m_session.workspace.find(current());
    if (!entry || !entry->isReadable())
        return;
    const QLocale locale;
    std::vector<EarlierVersion> versions;
    QString torn;
    for (const Version& version : m_files.backups().versions(entry->savedPath.toStdString())) {
        auto text = Backups::read(version);
        if (text)
            versions.push_back(
                {.when = sayWhen(version.time),
                 .size = locale.formattedDataSize(static_cast<qint64>(version.size), 1, QLocale::DataSizeSIFormat),
                 .text = std::move(*text)});
        else
            torn = say(text.error()); // the others are still good
    }
    m_notices.withdraw(notice);
    if (!torn.isEmpty())
        m_notices.post(notice, torn, Tone::Warn);
    if (versions.empty()) {
        if (torn.isEmpty())
            m_notices.post(notice,
                           tr("There is no earlier version of %1 yet. The first one is kept when it is next saved.")
                               .arg(visibleText(entry->title())),
                           Tone::Warn);
        return;
    }
    auto* dialog = new VersionsDialog(entry->title(), typedText(*entry->content), versions, m_notices.window());
    connect(dialog, &VersionsDialog::restoreWished, this, [this, id = entry->id, versions](int index) {
        const EarlierVersion& version = versions[static_cast<std::size_t>(index)];
        restore(id, version.text, version.when);
    });
    dialog->open();
}

void VersionController::restore(EntryId id, const std::string& text, const QString& when)
{
    Workspace& workspace = m_session.workspace;
    const Entry* entry = workspace.find(id);
    if (!entry || !entry->isReadable())
        return;
    const QString step = tr("Restore version of %1").arg(when);
    workspace.endMerge();
    workspace.history().beginMacro(step);
    // What is being typed would stay above the text that comes back.
    for (const Draft& draft : std::vector<Draft>(entry->content->drafts)) {
        const Content& content = *workspace.find(id)->content;
        const auto node = content.nodeOf(draft.target);
        if (!draft.target.pointer.empty() && node != json::Document::none)
            (void)workspace.setText(id, {draft.target.action, draft.target.pointer},
                                    std::string(content.document.textOf(node)), step);
    }
    const auto done = workspace.setText(id, {}, text, step);
    workspace.history().endMacro();
    workspace.endMerge();
    if (!done)
        m_notices.post(notice, say(done.error()));
}

} // namespace retort
