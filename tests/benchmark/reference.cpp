// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/benchmark/reference.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace retort::measure {

namespace {

using nlohmann::json;

/// The value at the end of a path, or nullptr.
const json* at(const json& data, std::initializer_list<const char*> path)
{
    const json* here = &data;
    for (const char* key : path) {
        const auto found = here->find(key);
        if (found == here->end())
            return nullptr;
        here = &*found;
    }
    return here;
}

bool isText(const json* value, std::string_view text)
{
    return value && value->is_string() && value->get_ref<const std::string&>() == text;
}

bool isBool(const json* value, bool b) { return value && value->is_boolean() && value->get<bool>() == b; }

double number(const json* value) { return value && value->is_number() ? value->get<double>() : 0; }

bool holds(const json* list, std::string_view text)
{
    return list && list->is_array() &&
           std::any_of(list->begin(), list->end(), [&](const json& item) { return isText(&item, text); });
}

} // namespace

bool referenceEvent(const json& data) { return number(at(data, {"data", "score"})) >= 9; }

bool referenceProfile(const json& data)
{
    if (!isBool(at(data, {"is_active"}), true))
        return false;
    if (isBool(at(data, {"is_test"}), true))
        return false;
    const json* tier = at(data, {"tier_handle"});
    if (!isText(tier, "gold") && !isText(tier, "platinum") && !isText(tier, "black"))
        return false;
    if (!(number(at(data, {"aggregations", "spend_12m"})) > 500))
        return false;
    if (!(number(at(data, {"aggregations", "shop_count"})) >= 3))
        return false;
    if (!isText(at(data, {"attributes", "custom_fields", "colour"}), "blue") &&
        !isBool(at(data, {"attributes", "comms", "sms_optout"}), false) && !holds(at(data, {"flattened_tags"}), "vip"))
        return false;
    if (isBool(at(data, {"attributes", "comms", "email_optout"}), true))
        return false;
    if (!(number(at(data, {"reward_balance"})) < 100))
        return false;
    const json* shopped = at(data, {"aggregations", "last_shop_date"});
    if (!shopped || !shopped->is_string() || !("2026-01-01" <= shopped->get_ref<const std::string&>()))
        return false;
    const json* addresses = at(data, {"addresses"});
    return addresses && addresses->is_array() && !addresses->empty() && isText(at((*addresses)[0], {"country"}), "AU");
}

double referenceTransaction(const json& data)
{
    const json* items = at(data, {"items"});
    if (!items || !items->is_array())
        return 0;
    for (const json& item : *items) {
        if (!(number(at(item, {"quantity"})) >= 1))
            return 0;
    }
    for (const json& item : *items) {
        if (number(at(item, {"price"})) < 0)
            return 0;
    }
    const auto isClearance = [](const json& item) { return holds(at(item, {"product", "tags"}), "clearance"); };
    if (std::none_of(items->begin(), items->end(), isClearance))
        return 0;
    double spent = 0;
    for (const json& item : *items) {
        if (isText(at(item, {"product", "brand"}), "acme"))
            spent += number(at(item, {"quantity"})) * number(at(item, {"price"}));
    }
    if (!(spent > 500))
        return 0;
    double most = 0;
    for (const json& item : *items)
        most = std::max(most, number(at(item, {"quantity"})) * number(at(item, {"price"})));
    return most;
}

} // namespace retort::measure
