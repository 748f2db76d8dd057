// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/files/sayoffile.h"

#include "app/gui/files/openfolder.h"
#include "app/workspace/paths.h"
#include "ui/common/label.h"
#include "ui/common/say.h"

#include <QCoreApplication>

#include <system_error>

namespace retort {

namespace {

/// Puts the short name in the place of the long one, wherever the sentence has either. Whether it has.
bool shorten(Phrase& message, const std::string& longName, const std::string& shortName)
{
    bool named = false;
    for (Phrase::Argument& argument : message.arguments) {
        if (auto* inner = std::get_if<Phrase>(&argument)) {
            named = shorten(*inner, longName, shortName) || named;
        } else if (auto& text = std::get<std::string>(argument); text == longName || text == shortName) {
            text = shortName;
            named = true;
        }
    }
    return named;
}

} // namespace

QString sayOfFile(const OpenFolder& folder, const QString& path, const Error& error)
{
    const std::filesystem::path file = folder.path / pathOf(path);
    std::error_code code;
    const std::filesystem::path target = std::filesystem::weakly_canonical(file, code); // a link is written through
    const std::string name = visibleText(path).toStdString();
    Error one = error;
    bool named = shorten(one.message, utf8Of(file), name);
    named = shorten(one.message, path.toStdString(), name) || named;
    if (!code)
        named = shorten(one.message, utf8Of(target), name) || named;
    if (!named)
        return QStringLiteral("%1: %2").arg(QString::fromStdString(name), say(one));
    // The place comes after the name that it is in.
    return one.place.line == 0 ? say(one)
                               : QCoreApplication::translate("SayOfFile", "%1 See line %2, column %3.")
                                     .arg(say(one.message))
                                     .arg(one.place.line)
                                     .arg(one.place.column);
}

} // namespace retort
