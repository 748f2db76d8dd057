// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

class QWidget;

namespace retort {

/// A question that cannot wait. Texts are plain; what stands in them from files goes through visibleText().
struct Question {
    struct Answer {
        QString text;
        bool destructive = false; ///< Loses something; never the default.
    };
    QString title;
    QString text;                ///< One sentence.
    QString details;             ///< What it is about: names of files, a line each.
    std::vector<Answer> answers; ///< The first is the default, unless it loses something: then Cancel is.
    bool cancel = true;          ///< Also offer Cancel, which Escape means.
};

/// How questions reach the person. No call waits: the answer comes later, so the event loop runs in `main` alone and a
/// test answers for the person.
class Prompts {
public:
    virtual ~Prompts() = default;

    /// `answered` gets the index of the answer, or -1 for Cancel.
    virtual void ask(const Question& question, std::function<void(int)> answered) = 0;
    /// An existing folder, or nothing where the person changed their mind (`chosen` is not called then).
    virtual void askFolder(const QString& title, const QString& startIn,
                           std::function<void(const QString&)> chosen) = 0;
    /// An existing file, likewise. `kinds` are "Trace bundle (*.json)".
    virtual void askOpen(const QString& title, const QString& startIn, const QStringList& kinds,
                         std::function<void(const QString&)> chosen) = 0;
    /// A file to write, which may be there already: the person has agreed to that then. `kinds` are "PDF (*.pdf)"; a
    /// name without an ending gets that of the chosen kind.
    virtual void askSave(const QString& title, const QString& suggestion, const QStringList& kinds,
                         std::function<void(const QString&)> chosen) = 0;
};

/// Message boxes and file dialogs that belong to a window.
class WindowPrompts : public Prompts {
public:
    explicit WindowPrompts(QWidget& window) : m_window(window) {}

    void ask(const Question& question, std::function<void(int)> answered) override;
    void askFolder(const QString& title, const QString& startIn, std::function<void(const QString&)> chosen) override;
    void askOpen(const QString& title, const QString& startIn, const QStringList& kinds,
                 std::function<void(const QString&)> chosen) override;
    void askSave(const QString& title, const QString& suggestion, const QStringList& kinds,
                 std::function<void(const QString&)> chosen) override;

private:
    QWidget& m_window;
};

} // namespace retort
