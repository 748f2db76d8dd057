// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace retort {

/// One text of a .ts file.
struct TranslationMessage {
    QString context;
    QString source;
    QString comment; ///< Of the engine's sentences their id.
    bool numerus = false;
    QStringList translations; ///< Several where it is numerus; "" for one that is not done yet.
};

/// The messages of a .ts file as lupdate writes it.
std::vector<TranslationMessage> messagesOf(const QByteArray& ts);

/// A .ts file in which each message has the translation that `translated` gives, in both forms of German.
QByteArray translationFile(const std::vector<TranslationMessage>& messages,
                           const std::function<QString(const TranslationMessage&)>& translated);

/// What is wrong with translations, a line each: a place for a value ({0}, %1, %n) that was dropped, or was made up. A
/// form of a text that counts may leave its number out ("one item").
QStringList problemsOf(const std::vector<TranslationMessage>& messages);

} // namespace retort
