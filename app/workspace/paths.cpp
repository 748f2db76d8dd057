// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/paths.h"

namespace retort {

std::filesystem::path pathOf(std::string_view utf8) { return std::u8string(utf8.begin(), utf8.end()); }

std::string utf8Of(const std::filesystem::path& path)
{
    const std::u8string text = path.generic_u8string();
    return {text.begin(), text.end()};
}

QString qStringOf(const std::filesystem::path& path) { return QString::fromStdString(utf8Of(path)); }

std::filesystem::path pathOf(const QString& path) { return pathOf(path.toStdString()); }

} // namespace retort
