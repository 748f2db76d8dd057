// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/common/prompts.h"

#include <QStringList>

namespace retort {

/// A person who answers as told beforehand, at once. What was asked is kept.
class FakePrompts : public Prompts {
public:
    /// By the text of the answer; anything else is Cancel.
    void willAnswer(const QString& text) { m_answers += text; }
    void willChoose(const QString& folder) { m_folder = folder; }
    void willOpen(const QString& file) { m_opened = file; }
    void willSaveTo(const QString& file) { m_file = file; }

    void ask(const Question& question, std::function<void(int)> answered) override
    {
        asked += question.text;
        details += question.details;
        const QString text = m_answers.isEmpty() ? QString() : m_answers.takeFirst();
        int index = -1;
        for (std::size_t i = 0; i < question.answers.size(); ++i)
            if (question.answers[i].text == text)
                index = static_cast<int>(i);
        answered(index);
    }
    void askFolder(const QString&, const QString&, std::function<void(const QString&)> chosen) override
    {
        if (!m_folder.isEmpty())
            chosen(m_folder);
    }
    void askOpen(const QString&, const QString&, const QStringList&,
                 std::function<void(const QString&)> chosen) override
    {
        if (!m_opened.isEmpty())
            chosen(m_opened);
    }
    void askSave(const QString&, const QString& suggestion, const QStringList&,
                 std::function<void(const QString&)> chosen) override
    {
        suggested += suggestion;
        if (!m_file.isEmpty())
            chosen(m_file);
    }

    QStringList suggested; ///< Names for files to write.
    QStringList asked;
    QStringList details;

private:
    QStringList m_answers;
    QString m_folder;
    QString m_opened;
    QString m_file;
};

} // namespace retort
