// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reaction/targetoverride.h"

#include "engine/base/nearest.h"
#include "engine/reaction/targetreader.h"

#include <algorithm>

namespace retort {

namespace {

using Index = json::Document::Index;

void readField(Reader& reader, const json::Document& document, Index object, Index index, TargetOverride& into)
{
    const std::string field = document.keyOf(index);
    const auto& fields = targetFields();
    if (std::find(fields.begin(), fields.end(), field) == fields.end()) {
        const std::string near(nearest(field, fields));
        reader.fail(Error::Kind::Missing,
                    near.empty() ? phrase("reaction.no-target-field", field)
                                 : phrase("reaction.no-target-field-near", field, near),
                    index);
    } else if (field == "condition") {
        into.condition.emplace();
        readCondition(reader, document, index, *into.condition);
    } else {
        into.texts[field] = reader.text(object, field);
    }
}

void readTenant(Reader& reader, const json::Document& document, Index tenant, TenantOverrides& read)
{
    read.name = reader.requiredText(tenant, "name");
    const Index all = reader.member(tenant, "overrides");
    if (all == json::Document::none || !reader.isObject(all, "reaction.overrides"))
        return;
    for (const Index file : reader.children(all)) {
        if (document.node(file).kind == json::Kind::Null)
            continue;
        if (!reader.isObject(file, "reaction.an-override"))
            break;
        TargetOverride one{document.keyOf(file), {}, {}};
        for (const Index field : reader.children(file))
            readField(reader, document, file, field, one);
        read.overrides.push_back(std::move(one));
    }
}

TenantOverrides readTenant(const json::Document& document, Index tenant)
{
    Reader reader(document); // of its own: what is wrong with one tenant does not keep the others from being read
    TenantOverrides read;
    readTenant(reader, document, tenant, read);
    if (reader.failed()) {
        read.overrides.clear();
        read.error = reader.error();
    }
    return read;
}

} // namespace

const TargetOverride* TenantOverrides::of(std::string_view file) const
{
    const auto found =
        std::find_if(overrides.begin(), overrides.end(), [&](const TargetOverride& one) { return one.file == file; });
    return found == overrides.end() ? nullptr : &*found;
}

Result<std::vector<TenantOverrides>> readOverrides(const json::Document& manifest)
{
    Reader reader(manifest);
    std::vector<TenantOverrides> tenants;
    if (manifest.root().kind == json::Kind::Object) {
        for (const Index tenant : reader.objects(0, "tenants"))
            tenants.push_back(readTenant(manifest, tenant));
    }
    if (reader.failed())
        return fail(reader.error());
    return tenants;
}

Target applyOverride(Target target, const TargetOverride& override)
{
    const std::pair<std::string_view, std::string Target::*> texts[] = {
        {"name", &Target::name},
        {"handle", &Target::handle},
        {"url", &Target::url},
        {"template", &Target::templateText},
        {"description", &Target::description},
        {"notes", &Target::notes},
    };
    for (const auto& [field, member] : texts) {
        if (const auto found = override.texts.find(std::string(field)); found != override.texts.end())
            target.*member = found->second;
    }
    if (override.condition) {
        target.condition = override.condition->condition;
        target.conditionIsText = override.condition->conditionIsText;
        target.conditionError = override.condition->conditionError;
    }
    return target;
}

} // namespace retort
