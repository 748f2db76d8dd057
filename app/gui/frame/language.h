// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QTranslator>

#include <memory>
#include <vector>

class QLocale;

namespace retort {

/// The language of the window: of its own texts and of the engine's sentences, which are in the same file
/// (retort_de.qm), and of Qt's. English where there is none of the languages that are wanted.
class Language {
public:
    /// Where translations are looked for, the first one that has it wins: in `folders`, then in the program itself.
    explicit Language(QStringList folders = standardFolders());
    ~Language();
    Language(const Language&) = delete;
    Language& operator=(const Language&) = delete;

    /// Installs the first language of the locale's list that there is. Gives its name: "de"; "en" for English.
    QString install(const QLocale& locale);
    /// RETORT_TRANSLATIONS, for those who translate, and share/retort/translations beside the program.
    static QStringList standardFolders();

private:
    bool add(const QString& base, const QString& language, const QStringList& folders);

    QStringList m_folders;
    std::vector<std::unique_ptr<QTranslator>> m_installed;
};

} // namespace retort
