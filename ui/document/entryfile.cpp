// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/entryfile.h"

#include "ui/document/content.h"

#include <algorithm>

namespace retort {

using namespace Qt::StringLiterals;

namespace {

/// What git leaves in a file that two sides changed; nullopt for any other text.
std::optional<Error> mergeConflict(const std::string& text)
{
    const auto startsLine = [&text](std::string_view mark, std::size_t from) {
        auto at = text.find(mark, from);
        while (at != std::string::npos && at != 0 && text[at - 1] != '\n')
            at = text.find(mark, at + 1);
        return at;
    };
    const auto begin = startsLine("<<<<<<<", 0);
    const auto middle = begin == std::string::npos ? begin : startsLine("=======", begin);
    if (middle == std::string::npos || startsLine(">>>>>>>", middle) == std::string::npos)
        return std::nullopt;
    const auto line =
        static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(begin), '\n')) + 1;
    return Error{.kind = Error::Kind::Syntax,
                 .message = phrase("workspace.merge-conflict"),
                 .where = {},
                 .place = {.line = line, .column = 1}};
}

/// Can it be shown in an editor and come out the same?
bool isText(const std::string& bytes)
{
    if (bytes.size() > json::Limits().bytes || bytes.find('\0') != std::string::npos)
        return false;
    const QString text = QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
    return text.toStdString() == bytes;
}

} // namespace

QString folderOf(EntryKind kind)
{
    switch (kind) {
    case EntryKind::Reaction:
        return u"reactions/"_s;
    case EntryKind::Event:
        return u"events/"_s;
    case EntryKind::Target:
        return u"targets/"_s;
    case EntryKind::Definitions:
        return u"definitions/"_s;
    case EntryKind::Profile:
        return u"profiles/"_s;
    case EntryKind::Manifest:
        break;
    }
    return {};
}

std::optional<EntryKind> kindOfPath(const QString& path)
{
    if (path == u"retort.json")
        return EntryKind::Manifest;
    for (const auto kind :
         {EntryKind::Reaction, EntryKind::Event, EntryKind::Target, EntryKind::Definitions, EntryKind::Profile}) {
        const auto folder = folderOf(kind);
        if (path.startsWith(folder) && path.endsWith(u".json") && path.indexOf(u'/', folder.size()) < 0)
            return kind;
    }
    return std::nullopt;
}

std::optional<EntryFile> readEntryFile(const WorkspaceFile& file, const ManifestReader& readManifest)
{
    const auto kind = kindOfPath(file.path);
    if (!kind)
        return std::nullopt;
    EntryFile read{.path = file.path, .kind = *kind, .content = {}, .unreadable = file.error};
    if (file.error)
        return read;
    if (auto document = json::Document::parse(file.text))
        read.content = std::make_shared<Content>(contentOf(*kind, std::move(*document), readManifest));
    else {
        read.unreadable = mergeConflict(file.text).value_or(document.error());
        if (isText(file.text))
            read.broken = std::make_shared<const std::string>(file.text);
    }
    return read;
}

} // namespace retort
