// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/compose/scrubfields.h"

#include <algorithm>
#include <array>

namespace retort::compose {

namespace {

using json::Document;
using Index = Document::Index;
using Form = PersonalField::Form;

template <std::size_t n>
bool isOne(std::string_view key, const std::array<std::string_view, n>& of)
{
    return std::find(of.begin(), of.end(), key) != of.end();
}

constexpr std::array firstNames{std::string_view("first_name"),     std::string_view("firstname"),
                                std::string_view("given_name"),     std::string_view("middle_name"),
                                std::string_view("preferred_name"), std::string_view("nickname")};
constexpr std::array lastNames{std::string_view("last_name"), std::string_view("lastname"), std::string_view("surname"),
                               std::string_view("family_name"), std::string_view("maiden_name")};
constexpr std::array fullNames{std::string_view("full_name"),     std::string_view("fullname"),
                               std::string_view("display_name"),  std::string_view("contact_name"),
                               std::string_view("customer_name"), std::string_view("recipient_name"),
                               std::string_view("member_name"),   std::string_view("name_on_card")};
constexpr std::array phones{std::string_view("phone"),         std::string_view("mobile"),
                            std::string_view("telephone"),     std::string_view("tel"),
                            std::string_view("fax"),           std::string_view("cell"),
                            std::string_view("whatsapp"),      std::string_view("phone_number"),
                            std::string_view("mobile_number"), std::string_view("mobile_phone_e164")};
constexpr std::array streets{
    std::string_view("address"),        std::string_view("street"),         std::string_view("street_address"),
    std::string_view("address_line_1"), std::string_view("address_line_2"), std::string_view("address_line_3"),
    std::string_view("address_1"),      std::string_view("address_2"),      std::string_view("address1"),
    std::string_view("address2"),       std::string_view("line_1"),         std::string_view("line_2"),
    std::string_view("line1"),          std::string_view("line2"),          std::string_view("building")};
constexpr std::array cities{std::string_view("city"), std::string_view("town"), std::string_view("suburb")};
constexpr std::array codes{std::string_view("postcode"), std::string_view("postal_code"), std::string_view("zip"),
                           std::string_view("zip_code")};
constexpr std::array coordinates{std::string_view("latitude"), std::string_view("longitude"), std::string_view("lat"),
                                 std::string_view("lng"), std::string_view("lon")};
constexpr std::array births{std::string_view("birth_date"),    std::string_view("birthdate"),
                            std::string_view("date_of_birth"), std::string_view("dob"),
                            std::string_view("birthday"),      std::string_view("birth_year"),
                            std::string_view("year_of_birth")};
constexpr std::array ids{std::string_view("profile_id"),
                         std::string_view("customer_id"),
                         std::string_view("member_id"),
                         std::string_view("user_id"),
                         std::string_view("contact_id"),
                         std::string_view("external_id"),
                         std::string_view("identifier"),
                         std::string_view("resource_owner_id"),
                         std::string_view("connected_id"),
                         std::string_view("connector_id"),
                         std::string_view("staff_id"),
                         std::string_view("source_id"),
                         std::string_view("transaction_id"),
                         std::string_view("order_id"),
                         std::string_view("order_number"),
                         std::string_view("receipt_ref"),
                         std::string_view("receipt_number"),
                         std::string_view("card_number"),
                         std::string_view("card_no"),
                         std::string_view("membership_number"),
                         std::string_view("member_number"),
                         std::string_view("loyalty_number"),
                         std::string_view("customer_number"),
                         std::string_view("account_number"),
                         std::string_view("device_id"),
                         std::string_view("session_id"),
                         std::string_view("cookie_id"),
                         std::string_view("username"),
                         std::string_view("login"),
                         std::string_view("tax_id"),
                         std::string_view("passport_number"),
                         std::string_view("license_number"),
                         std::string_view("ssn"),
                         std::string_view("token"),
                         std::string_view("access_token"),
                         std::string_view("password"),
                         std::string_view("secret"),
                         std::string_view("api_key")};
constexpr std::array networks{std::string_view("ip"), std::string_view("ip_address"), std::string_view("remote_ip")};
constexpr std::array people{std::string_view("profile"),   std::string_view("customer"),  std::string_view("contact"),
                            std::string_view("person"),    std::string_view("recipient"), std::string_view("staff"),
                            std::string_view("member"),    std::string_view("user"),      std::string_view("connected"),
                            std::string_view("connector"), std::string_view("owner"),     std::string_view("guest"),
                            std::string_view("friend"),    std::string_view("referrer")};
constexpr std::array things{std::string_view("location"),   std::string_view("store"),  std::string_view("product"),
                            std::string_view("definition"), std::string_view("region"), std::string_view("tier"),
                            std::string_view("variant"),    std::string_view("brand"),  std::string_view("target"),
                            std::string_view("rate"),       std::string_view("survey")};
constexpr std::array freeTexts{
    std::string_view("comment"), std::string_view("comments"),   std::string_view("message"),
    std::string_view("note"),    std::string_view("notes"),      std::string_view("feedback"),
    std::string_view("review"),  std::string_view("reason"),     std::string_view("body"),
    std::string_view("text"),    std::string_view("description")};

/// "firstName" and "First-Name" as "first_name".
std::string snake(std::string_view key)
{
    std::string out;
    for (const char c : key) {
        if (c >= 'A' && c <= 'Z') {
            if (!out.empty() && out.back() != '_' && out.back() >= 'a' && out.back() <= 'z')
                out += '_';
            out += static_cast<char>(c + 32);
        } else {
            out += c == '-' || c == ' ' ? '_' : c;
        }
    }
    return out;
}

/// The key under which the object stands that holds a node, lists looked through.
std::string keyAround(const Document& document, Index node)
{
    Index at = document.node(node).parent;
    while (at != Document::none && document.node(at).parent != Document::none &&
           document.node(document.node(at).parent).kind == json::Kind::Array)
        at = document.node(at).parent;
    return at == Document::none ? std::string() : snake(document.keyOf(at));
}

bool hasAny(const Document& document, Index object, std::initializer_list<std::string_view> keys)
{
    return std::any_of(keys.begin(), keys.end(),
                       [&](auto key) { return document.member(object, key) != Document::none; });
}

/// The object that holds a node is somebody.
bool isOfSomebody(const Document& document, Index node)
{
    const Index object = document.node(node).parent;
    return isOne(keyAround(document, node), people) ||
           hasAny(document, object, {"first_name", "last_name", "email", "mobile_phone", "firstName", "lastName"});
}

bool isRoot(const Document& document, Index node)
{
    const Index object = document.node(node).parent;
    return object == 0 || document.pointerTo(object) == "/context";
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isHex(char c) { return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool isWord(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (static_cast<unsigned char>(c) & 0x80U) != 0;
}

std::size_t uuidAt(std::string_view text, std::size_t at)
{
    if (text.size() - at < 36)
        return 0;
    for (std::size_t i = 0; i < 36; ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        if (dash ? text[at + i] != '-' : !isHex(text[at + i]))
            return 0;
    }
    return 36;
}

bool isLocal(char c) { return isWord(c) || std::string_view("._%+-'").find(c) != std::string_view::npos; }

/// An e-mail address around this @.
std::optional<PersonalPiece> emailAround(std::string_view text, std::size_t at, std::size_t from)
{
    std::size_t begin = at;
    while (begin > from && isLocal(text[begin - 1]))
        --begin;
    std::size_t end = at + 1;
    bool dot = false;
    while (end < text.size() && (isWord(text[end]) || text[end] == '-' || text[end] == '.')) {
        dot = dot || text[end] == '.';
        ++end;
    }
    while (end > at + 1 && (text[end - 1] == '.' || text[end - 1] == '-'))
        --end;
    dot = text.substr(at, end - at).find('.') != std::string_view::npos;
    return begin < at && end > at + 1 && dot ? std::optional(PersonalPiece{begin, end, Personal::Email}) : std::nullopt;
}

/// The end of digits with spaces, dashes, dots and brackets between them; `digits` gets their number.
std::size_t endOfNumber(std::string_view text, std::size_t at, std::size_t& digits)
{
    std::size_t end = at;
    digits = 0;
    for (std::size_t i = at; i < text.size(); ++i) {
        if (isDigit(text[i])) {
            ++digits;
            end = i + 1;
        } else if (std::string_view(" -().").find(text[i]) == std::string_view::npos) {
            break;
        } else if (i > end + 1) { // two such in a row: "3000 (0400)" is meant as one, further ones are not
            break;
        }
    }
    return end;
}

bool isCard(std::string_view number)
{
    int sum = 0;
    int count = 0;
    for (std::size_t i = number.size(); i-- > 0;) {
        if (number[i] == '.' || number[i] == '(' || number[i] == ')')
            return false;
        if (!isDigit(number[i]))
            continue;
        const int digit = number[i] - '0';
        const int twice = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
        sum += count++ % 2 == 0 ? digit : twice;
    }
    return count >= 13 && count <= 19 && sum % 10 == 0;
}

std::size_t ipv4At(std::string_view text, std::size_t at)
{
    std::size_t i = at;
    for (int part = 0; part < 4; ++part) {
        const std::size_t begin = i;
        int value = 0;
        while (i < text.size() && isDigit(text[i]) && i < begin + 3)
            value = value * 10 + (text[i++] - '0');
        if (i == begin || value > 255 || (part < 3 && (i >= text.size() || text[i++] != '.')))
            return 0;
    }
    return i < text.size() && (isWord(text[i]) || (text[i] == '.' && i + 1 < text.size() && isDigit(text[i + 1])))
               ? 0
               : i - at;
}

} // namespace

bool isOfThings(const Document& document, Index node) { return isOne(keyAround(document, node), things); }

bool isOurs(const Document& document, Index node)
{
    const std::string pointer = document.pointerTo(node);
    const std::string key = document.keyOf(node);
    return pointer == "/event" || key == "timezone" || key == "time_zone" ||
           (pointer.starts_with("/_retort/") && pointer != "/_retort/label" &&
            !pointer.starts_with("/_retort/changes/"));
}

bool isFreeText(const Document& document, Index node) { return isOne(snake(document.keyOf(node)), freeTexts); }

std::optional<PersonalField> personalField(const Document& document, Index node)
{
    Index named = node; // an item of a list is what the list is
    while (document.node(named).parent != Document::none &&
           document.node(document.node(named).parent).kind == json::Kind::Array)
        named = document.node(named).parent;
    const std::string key = snake(document.keyOf(named));
    if (key.empty() || isOfThings(document, named))
        return std::nullopt;
    if (isOne(key, firstNames))
        return PersonalField{Personal::Name, Form::Plain};
    if (isOne(key, lastNames))
        return PersonalField{Personal::Name, Form::LastName};
    if (isOne(key, fullNames) || (key == "name" && isOfSomebody(document, named)))
        return PersonalField{Personal::Name, Form::FullName};
    if (key == "email" || key.ends_with("_email") || key == "email_address")
        return PersonalField{Personal::Email, Form::Plain};
    if (isOne(key, phones) || key.ends_with("_phone"))
        return PersonalField{Personal::Phone, Form::Plain};
    if (isOne(key, streets))
        return PersonalField{Personal::Address, Form::Street};
    if (isOne(key, cities))
        return PersonalField{Personal::Address, Form::City};
    if (isOne(key, codes))
        return PersonalField{Personal::Address, Form::Code};
    if (isOne(key, coordinates))
        return PersonalField{Personal::Address, Form::Coordinate};
    if (isOne(key, births))
        return PersonalField{Personal::BirthDate, Form::Plain};
    if (isOne(key, networks))
        return PersonalField{Personal::Network, Form::Plain};
    if (isOne(key, ids))
        return PersonalField{Personal::Id, Form::Plain};
    const bool ownId =
        key == "id" &&
        (isOfSomebody(document, named) ||
         (isRoot(document, named) && hasAny(document, document.node(named).parent, {"profile_id", "profile"})));
    return ownId ? std::optional(PersonalField{Personal::Id, Form::Plain}) : std::nullopt;
}

std::vector<PersonalPiece> personalPieces(std::string_view text)
{
    std::vector<PersonalPiece> pieces;
    std::size_t from = 0; // where the piece before ended
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool begins = i == from || !isWord(text[i - 1]);
        std::size_t size = 0;
        if (text[i] == '@') {
            if (const auto email = emailAround(text, i, from)) {
                pieces.push_back(*email);
                i = email->end - 1;
                from = email->end;
            }
            continue;
        }
        std::size_t digits = 0;
        if (text[i] == '+' && i + 1 < text.size() && isDigit(text[i + 1])) {
            const std::size_t end = endOfNumber(text, i + 1, digits);
            if (digits >= 8 && digits <= 15)
                size = end - i;
            if (size != 0)
                pieces.push_back({i, i + size, Personal::Phone});
        } else if (begins && isHex(text[i]) && (size = uuidAt(text, i)) != 0) {
            pieces.push_back({i, i + size, Personal::Id});
        } else if (begins && isDigit(text[i])) {
            if ((size = ipv4At(text, i)) != 0) {
                pieces.push_back({i, i + size, Personal::Network});
            } else if (const std::size_t end = endOfNumber(text, i, digits); isCard(text.substr(i, end - i))) {
                size = end - i;
                pieces.push_back({i, end, Personal::Id});
            }
        }
        if (size != 0) {
            i += size - 1;
            from = i + 1;
        }
    }
    return pieces;
}

} // namespace retort::compose
