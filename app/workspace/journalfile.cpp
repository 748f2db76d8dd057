// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workspace/journalfile.h"

#include "app/workspace/manifest.h"
#include "app/workspace/paths.h"
#include "app/workspace/readfile.h"
#include "app/workspace/statefolder.h"
#include "app/workspace/system.h"

#include <algorithm>
#include <charconv>
#include <system_error>
#include <utility>

namespace retort {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view ending = ".journal";
constexpr std::string_view unfinished = ".new";
constexpr std::size_t largestJournal = std::size_t{1} << 30;

/// Ids come from files, so only letters and digits of them get into a name.
std::string plainId(const std::string& id)
{
    std::string plain;
    for (const char c : id.substr(0, 40))
        if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
            plain += c;
    return plain.empty() ? "workspace" : plain;
}

/// "01JKC8M4T0R3T0RTSAMP1EW0RK-5f0c2a7d9b1e-3.journal": the workspace, its folder, a number.
std::string nameOf(const journal::Head& head, unsigned number)
{
    return plainId(head.workspace) + '-' + sha256Of(head.folder).substr(0, 12) + '-' + std::to_string(number) +
           std::string(ending);
}

/// The number in such a name; 0 for any other name.
unsigned numberOf(const std::string& name, const journal::Head& head)
{
    const std::string prefix = plainId(head.workspace) + '-';
    const std::size_t dash = name.rfind('-');
    if (!name.starts_with(prefix) || !name.ends_with(ending) || dash == std::string::npos)
        return 0;
    unsigned number = 0;
    std::from_chars(name.data() + dash + 1, name.data() + name.size() - ending.size(), number);
    return number;
}

std::vector<std::pair<unsigned, fs::path>> numbered(const fs::path& folder, const journal::Head& head)
{
    std::vector<std::pair<unsigned, fs::path>> found;
    std::error_code code;
    for (fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code))
        if (const unsigned number = numberOf(utf8Of(it->path().filename()), head); number > 0)
            found.emplace_back(number, it->path());
    std::sort(found.begin(), found.end());
    return found;
}

tl::unexpected<Error> cannotWrite(const fs::path& file, const std::error_code& code)
{
    return fail(
        {.kind = Error::Kind::Io, .message = phrase("workspace.journal-not-written", utf8Of(file), code.message())});
}

/// Was it written for this folder, or for one that is no workspace of this id any more?
bool concerns(const journal::Head& theirs, const journal::Head& ours)
{
    if (theirs.workspace != ours.workspace)
        return false;
    if (theirs.folder == ours.folder)
        return true;
    const auto text = readFile(pathOf(theirs.folder) / manifestName);
    if (!text)
        return true;
    const auto manifest = json::Document::parse(text->text).and_then(readManifest);
    return !manifest || manifest->id != ours.workspace;
}

} // namespace

JournalFile::JournalFile(JournalFile&& other) noexcept
    : m_file(std::move(other.m_file))
    , m_handle(std::exchange(other.m_handle, -1))
    , m_size(other.m_size)
    , m_broken(other.m_broken)
{}

JournalFile& JournalFile::operator=(JournalFile&& other) noexcept
{
    if (this != &other) {
        close();
        m_file = std::move(other.m_file);
        m_handle = std::exchange(other.m_handle, -1);
        m_size = other.m_size;
        m_broken = other.m_broken;
    }
    return *this;
}

JournalFile::~JournalFile() { close(); }

void JournalFile::close()
{
    if (m_handle >= 0)
        closeFile(m_handle);
    m_handle = -1;
}

Result<JournalFile> JournalFile::begin(const fs::path& folder, const journal::Head& head, const journal::State& state)
{
    if (const auto made = makePrivateFolder(folder.parent_path()); !made)
        return fail(made.error());
    if (const auto made = makePrivateFolder(folder); !made)
        return fail(made.error());
    const auto others = numbered(folder, head);
    const unsigned number = others.empty() ? 1 : others.back().first + 1;
    JournalFile made(folder / pathOf(nameOf(head, number)), -1);
    if (const auto written = made.rewrite(head, state); !written)
        return fail(written.error());
    return made;
}

Result<> JournalFile::append(const journal::Frame& frame)
{
    const std::string bytes = frame.bytes();
    std::error_code code = appendToFile(m_handle, bytes);
    if (!code)
        code = syncData(m_handle);
    if (!code) {
        m_size += bytes.size();
        return {};
    }
    // What was half written is taken away, so that the next frame does not stand behind it.
    m_broken = static_cast<bool>(truncateFile(m_handle, m_size));
    return cannotWrite(m_file, code);
}

Result<> JournalFile::rewrite(const journal::Head& head, const journal::State& state)
{
    const std::string bytes = journal::compact(head, state);
    fs::path next = m_file;
    next += unfinished;
    std::error_code code;
    const int handle = createPrivateFile(next, code);
    if (code)
        return cannotWrite(m_file, code);
    code = appendToFile(handle, bytes);
    if (!code)
        code = syncData(handle);
    if (!code)
        fs::rename(next, m_file, code);
    if (!code)
        code = syncFolder(m_file.parent_path());
    if (code) {
        closeFile(handle);
        std::error_code ignored;
        fs::remove(next, ignored);
        return cannotWrite(m_file, code);
    }
    close();
    m_handle = handle;
    m_size = bytes.size();
    m_broken = false;
    return {};
}

void JournalFile::remove()
{
    std::error_code ignored;
    fs::remove(m_file, ignored);
    close();
}

fs::path journalFolder(const fs::path& stateFolder) { return stateFolder / "journal"; }

/// A kill while a journal was rewritten leaves the new file beside it, which says nothing that the old one does not.
static void removeHalfWritten(const fs::path& folder, const journal::Head& head)
{
    std::error_code code;
    for (fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code)) {
        const std::string name = utf8Of(it->path().filename());
        if (!name.ends_with(unfinished) || numberOf(name.substr(0, name.size() - unfinished.size()), head) == 0)
            continue;
        if (const auto handle = openAbandoned(it->path())) {
            std::error_code ignored;
            fs::remove(it->path(), ignored);
            closeFile(*handle);
        }
    }
}

std::vector<AbandonedJournal> abandonedJournals(const fs::path& folder, const journal::Head& head)
{
    removeHalfWritten(folder, head);
    std::vector<AbandonedJournal> found;
    for (const auto& [number, file] : numbered(folder, head)) {
        const auto handle = openAbandoned(file);
        if (!handle)
            continue; // its owner lives
        JournalFile mine(file, *handle);
        const auto text = readFile(file, largestJournal);
        if (!text)
            continue;
        auto replayed = journal::replay(text->text);
        if (!replayed || !concerns(replayed->head, head))
            continue;
        if (replayed->state.empty()) {
            mine.remove();
            continue;
        }
        mine.m_size = replayed->valid;
        if (replayed->valid < text->text.size())
            mine.m_broken = static_cast<bool>(truncateFile(*handle, replayed->valid));
        found.push_back({std::move(mine), std::move(*replayed)});
    }
    return found;
}

} // namespace retort
