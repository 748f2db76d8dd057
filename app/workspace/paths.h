// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <filesystem>
#include <string>
#include <string_view>

namespace retort {

// Paths are std::filesystem::path inside app, UTF-8 text for people and in the command line, QString for Qt.

std::filesystem::path pathOf(std::string_view utf8);
/// For messages and for paths inside a workspace: with '/' on every system.
std::string utf8Of(const std::filesystem::path& path);
QString qStringOf(const std::filesystem::path& path);
std::filesystem::path pathOf(const QString& path);

} // namespace retort
