// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/files/filecontroller.h"
#include "app/gui/session/session.h"
#include "app/workspace/bundled.h"
#include "app/workspace/paths.h"
#include "tests/support/fakeprompts.h"
#include "ui/common/noticebar.h"

#include <QPushButton>
#include <QtTest>

namespace retort::tests {

inline const QString nps = QStringLiteral("reactions/nps-survey-completed.json");
inline const QString gold = QStringLiteral("reactions/gold-big-spender.json");

/// A copy of the sample workspace. It is made once by the program's own way, which waits for the disk, and then copied.
inline QString sampleIn(const QTemporaryDir& home)
{
    static const QTemporaryDir original;
    static const auto sample = sampleWorkspace(pathOf(original.path()));
    const QString copy = home.filePath(QStringLiteral("Retort sample"));
    std::filesystem::copy(*sample, pathOf(copy), std::filesystem::copy_options::recursive);
    return copy;
}

/// A window's worth of a program on a folder: what a person has in front of them.
struct Desk {
    /// `folder`: of another desk, with its state folder, as the same person starts the program again.
    explicit Desk(const QString& folder, const QString& state, bool opens = true)
        : folder(folder), files(session.workspace, prompts, notices, nullptr, pathOf(state))
    {
        if (opens)
            files.open(pathOf(folder));
    }

    QString at(const QString& path) const { return folder + u'/' + path; }
    QByteArray read(const QString& path) const
    {
        QFile file(at(path));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
    }
    void write(const QString& path, const QByteArray& text) const
    {
        QFile file(at(path));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(text);
    }
    const Entry* entry(const QString& path) const { return session.workspace.findPath(path); }
    EntryId id(const QString& path) const { return entry(path)->id; }
    void rename(const QString& path, const QString& title)
    {
        const Entry* found = entry(path);
        QVERIFY(found);
        const auto next = json::Document::parse(
            QString::fromStdString(found->content->document.text()).replace(found->title(), title).toStdString());
        QVERIFY(next.has_value());
        QVERIFY(session.workspace.apply(found->id, {*next, QStringLiteral("Rename reaction")}).has_value());
    }
    /// Presses a button of the bar.
    void press(const QString& text)
    {
        for (auto* button : notices.findChildren<QPushButton*>())
            if (button->text() == text && !button->isHidden()) {
                button->click();
                return;
            }
        QFAIL(qPrintable(QStringLiteral("no button %1 on: %2").arg(text, notices.text())));
    }

    QString folder;
    Session session;
    FakePrompts prompts;
    QWidget window;
    NoticeBar notices{&window};
    FileController files;
};

} // namespace retort::tests
