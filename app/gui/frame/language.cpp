// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/frame/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace retort {

using namespace Qt::StringLiterals;

Language::Language(QStringList folders) : m_folders(std::move(folders)) {}

Language::~Language() = default; // a translator that goes takes itself out

QStringList Language::standardFolders()
{
    QStringList folders;
    if (const QString told = qEnvironmentVariable("RETORT_TRANSLATIONS"); !told.isEmpty())
        folders << told;
    folders << QCoreApplication::applicationDirPath() + u"/../share/retort/translations"_s;
    return folders;
}

QString Language::install(const QLocale& locale)
{
    m_installed.clear();
    const QStringList folders = m_folders + QStringList{u":/translations"_s};
    for (const QString& wanted : locale.uiLanguages()) {
        // "de-AT", then "de"
        for (QString name = QString(wanted).replace(u'-', u'_'); !name.isEmpty();
             name = name.section(u'_', 0, name.count(u'_') - 1)) {
            if (name == u"en"_s || name == u"C"_s)
                return u"en"_s; // the texts of the sources
            if (add(u"retort"_s, name, folders)) {
                add(u"qtbase"_s, name.section(u'_', 0, 0), {QLibraryInfo::path(QLibraryInfo::TranslationsPath)});
                return name;
            }
            if (!name.contains(u'_'))
                break;
        }
    }
    return u"en"_s;
}

bool Language::add(const QString& base, const QString& language, const QStringList& folders)
{
    for (const QString& folder : folders) {
        auto translator = std::make_unique<QTranslator>();
        // Without Qt's search for shorter names: the list of languages has those already.
        if (!translator->load(base + u'_' + language + u".qm"_s, folder, u""_s, u""_s))
            continue;
        QCoreApplication::installTranslator(translator.get());
        m_installed.push_back(std::move(translator));
        return true;
    }
    return false;
}

} // namespace retort
