// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/run/targets.h"

#include "engine/base/nearest.h"
#include "engine/run/targetscontent.h"

#include <algorithm>

namespace retort::run {

namespace {

/// "welcome-email" of "targets/welcome-email.json".
std::string_view stemOf(std::string_view file)
{
    if (const std::size_t slash = file.rfind('/'); slash != std::string_view::npos)
        file.remove_prefix(slash + 1);
    return file.substr(0, file.rfind('.'));
}

} // namespace

TargetFile readTargetFile(std::string file, std::string text)
{
    TargetFile read{.file = std::move(file)};
    auto target = json::Document::parse(std::move(text)).and_then(&readTarget);
    if (target)
        read.target = *std::move(target);
    else
        read.error = target.error();
    return read;
}

Targets::Targets() : m_content(std::make_shared<Content>()) {}

bool Targets::known() const { return m_content->known; }
const std::vector<CompiledTarget>& Targets::all() const { return m_content->all; }

const CompiledTarget* Targets::find(std::string_view handle) const
{
    const auto found = m_content->byHandle.find(handle);
    return found == m_content->byHandle.end() ? nullptr : &m_content->all[found->second];
}

const CompiledTarget* Targets::unreadable(std::string_view handle) const
{
    const auto found = std::find_if(m_content->all.begin(), m_content->all.end(), [&](const CompiledTarget& target) {
        return target.error && stemOf(target.file) == handle;
    });
    return found == m_content->all.end() ? nullptr : &*found;
}

std::string Targets::nearest(std::string_view handle) const
{
    std::vector<std::string_view> handles;
    for (const auto& [name, index] : m_content->byHandle)
        handles.push_back(name);
    return std::string(retort::nearest(handle, handles));
}

Phrase unknownTarget(const Targets& targets, const std::string& handle)
{
    if (const CompiledTarget* broken = targets.unreadable(handle))
        return phrase("run.target-unreadable", handle, broken->file, broken->error->message);
    const std::string near = targets.nearest(handle);
    return near.empty() ? phrase("run.unknown-target", handle) : phrase("run.unknown-target-near", handle, near);
}

} // namespace retort::run
