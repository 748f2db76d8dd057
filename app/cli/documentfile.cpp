// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/documentfile.h"

#include "app/workspace/paths.h"
#include "app/workspace/readfile.h"
#include "app/workspace/savefile.h"
#include "app/workspace/strays.h"

namespace retort {

namespace {
constexpr std::string_view utf8Mark = "\xEF\xBB\xBF";
}

Result<DocumentFile> openDocument(const std::string& name, ByteOrderMark mark)
{
    DocumentFile file{.path = pathOf(name)};
    removeStraysOf(file.path);
    auto read = readFile(file.path);
    if (!read)
        return fail(read.error());
    const bool drop = mark == ByteOrderMark::Drop && read->text.starts_with(utf8Mark);
    const auto document = json::Document::parse(drop ? read->text.substr(utf8Mark.size()) : read->text);
    if (!document)
        return fail(document.error());
    file.document = *document;
    file.text = std::move(read->text);
    file.sha256 = std::move(read->sha256);
    return file;
}

Result<> saveDocument(DocumentFile& file)
{
    if (file.document.text() == file.text) { // on the disk already, unless somebody has written there since
        const auto now = readFile(file.path);
        if (now && now->sha256 == file.sha256)
            return {};
    }
    const auto saved = saveFile(file.path, file.document.text(), file.sha256);
    if (!saved)
        return fail(saved.error());
    file.text = file.document.text();
    file.sha256 = *saved;
    return {};
}

} // namespace retort
