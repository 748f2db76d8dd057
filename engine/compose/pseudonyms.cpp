// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/compose/pseudonyms.h"

#include <algorithm>
#include <array>

namespace retort::compose {

namespace {

constexpr std::array<std::string_view, 40> firsts{
    "Ada",   "Alba",  "Amir",  "Anouk",  "Ari",   "Bela",  "Bruno", "Ciara", "Dario", "Edda",
    "Elio",  "Enya",  "Farid", "Fleur",  "Gita",  "Hana",  "Henri", "Ines",  "Ivo",   "Jonas",
    "Juno",  "Kaia",  "Kofi",  "Lena",   "Linus", "Maja",  "Malik", "Nadia", "Nils",  "Olga",
    "Oscar", "Petra", "Quinn", "Rasmus", "Runa",  "Selma", "Tariq", "Uma",   "Vera",  "Yusuf"};
constexpr std::array<std::string_view, 40> lasts{
    "Abara",  "Almeida",  "Barros", "Bergman", "Castell", "Dahl",   "Delgado",  "Eriksen", "Fontaine", "Gruber",
    "Haddad", "Holm",     "Ivanov", "Jensen",  "Kaplan",  "Kimura", "Lindgren", "Lombard", "Madsen",   "Moreau",
    "Nakano", "Novak",    "Obi",    "Osman",   "Palmer",  "Petrov", "Quist",    "Ramos",   "Rossi",    "Sandoval",
    "Silva",  "Sorensen", "Tanaka", "Thorne",  "Ulrich",  "Vance",  "Weber",    "Winther", "Yamada",   "Zimmer"};
constexpr std::array<std::string_view, 24> places{
    "Ashford",     "Birkdale",  "Calder",    "Dunmore",   "Eastwick",  "Fairhaven", "Glenrock",  "Hartwell",
    "Ironbridge",  "Juniper",   "Kirkby",    "Larkfield", "Millbrook", "Northgate", "Oakhurst",  "Pinewood",
    "Queensferry", "Ravenhill", "Southmoor", "Thornbury", "Upton",     "Valeside",  "Westbrook", "Yarrow"};
constexpr std::array<std::string_view, 12> endings{"",   "a",  "o",  "en",  "is", "ette",
                                                   "us", "ia", "er", "ell", "in", "ax"};
/// What a street or a unit is called, and no name of its own.
constexpr std::array<std::string_view, 36> common{
    "street", "st",        "st.",   "road",    "rd",       "rd.",       "avenue", "ave",   "ave.",
    "lane",   "ln",        "drive", "dr",      "court",    "ct",        "place",  "pl",    "square",
    "sq",     "way",       "close", "terrace", "crescent", "boulevard", "blvd",   "unit",  "level",
    "floor",  "apartment", "apt",   "suite",   "flat",     "box",       "po",     "north", "south"};

bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool isLower(char c) { return c >= 'a' && c <= 'z'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return isUpper(c) || isLower(c) || (static_cast<unsigned char>(c) & 0x80U) != 0; }

std::string lower(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        c = isUpper(c) ? static_cast<char>(c + 32) : c;
    return out;
}
std::string upper(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        c = isLower(c) ? static_cast<char>(c - 32) : c;
    return out;
}

/// The letter case of one text on another.
std::string inCaseOf(std::string_view original, std::string_view text)
{
    const bool small = std::any_of(original.begin(), original.end(), isLower);
    const auto large = std::count_if(original.begin(), original.end(), isUpper);
    if (!small && large > 1)
        return upper(text);
    std::string out = lower(text);
    if (large > 0) {
        bool begins = true;
        for (char& c : out) {
            if (begins && isLower(c))
                c = static_cast<char>(c - 32);
            begins = c == ' ' || c == '-';
        }
    }
    return out;
}

std::uint64_t mixed(std::uint64_t value)
{
    value += 0x9E3779B97F4A7C15U;
    value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
    return value ^ (value >> 31U);
}

std::string spelled(std::uint64_t number)
{
    std::string out;
    for (; number > 0; number /= 26)
        out += static_cast<char>('a' + number % 26);
    return out;
}

/// One of a list, with more and more behind it the more often it was taken.
template <std::size_t n>
std::string listed(const std::array<std::string_view, n>& list, std::uint64_t hash, std::uint64_t turn)
{
    const std::uint64_t at = hash % (n * endings.size()) + turn;
    // First the plain ones.
    const std::string_view ending = turn < n ? std::string_view() : endings[(at / n) % endings.size()];
    const std::string more = turn < n * endings.size() ? "" : spelled(turn / (n * endings.size()));
    return std::string(list[at % n]) + std::string(ending) + more;
}

/// Other letters and digits in the place of each: "M10-a" as "K83-x". A UUID's letters stay hexadecimal.
std::string masked(std::string_view text, std::uint64_t hash)
{
    const bool hex = text.size() == 36 && text[8] == '-' && text[13] == '-';
    std::string out;
    std::uint64_t state = hash;
    for (std::size_t i = 0; i < text.size(); ++i) {
        state = mixed(state);
        const char c = text[i];
        if (hex && i == 14) // the version
            out += c;
        else if (isDigit(c))
            out += static_cast<char>(i == 0 && c != '0' ? '1' + state % 9 : '0' + state % 10);
        else if (isUpper(c))
            out += static_cast<char>('A' + state % (hex ? 6 : 26));
        else if (isLower(c))
            out += static_cast<char>('a' + state % (hex ? 6 : 26));
        else
            out += c;
    }
    return out;
}

std::string digitsOf(std::string_view text)
{
    std::string out;
    for (const char c : text)
        out += isDigit(c) ? std::string(1, c) : "";
    return out;
}

} // namespace

void Pseudonyms::announce(std::string_view original)
{
    const std::string whole = lower(original);
    m_originals.insert(whole);
    for (std::size_t begin = 0; begin < whole.size();) {
        const std::size_t end = std::min(whole.find(' ', begin), whole.size());
        m_originals.insert(whole.substr(begin, end - begin));
        begin = end + 1;
    }
    if (const std::string digits = digitsOf(whole); digits.size() >= 7)
        m_originals.insert(digits.substr(digits.size() - 7));
}

std::uint64_t Pseudonyms::hashOf(std::string_view kind, std::string_view core) const
{
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const std::string_view text : {kind, std::string_view("\0", 1), core}) {
        for (const char c : text)
            hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    }
    return mixed(hash ^ mixed(m_seed));
}

bool Pseudonyms::isFree(const std::string& candidate) const
{
    const std::string low = lower(candidate);
    return !m_originals.contains(low) && !m_taken.contains(low);
}

template <class Make>
std::string Pseudonyms::once(std::string_view kind, std::string_view core, Make make)
{
    const std::string key = std::string(kind) + " " + std::string(core);
    const auto known = m_known.find(key);
    if (known != m_known.end())
        return known->second;
    const std::uint64_t hash = hashOf(kind, core);
    std::uint64_t turn = 0;
    std::string made = make(hash, turn);
    while (!isFree(made) && turn < 100'000)
        made = make(hash, ++turn);
    m_taken.insert(lower(made));
    m_known.emplace(key, made);
    return made;
}

std::string Pseudonyms::name(std::string_view word, bool last)
{
    if (std::none_of(word.begin(), word.end(), isLetter))
        return std::string(word);
    // One list of what is known for both, so that a full name follows its parts.
    const std::string made = once("name", lower(word), [&](std::uint64_t hash, std::uint64_t turn) {
        return last ? listed(lasts, hash, turn) : listed(firsts, hash, turn);
    });
    return inCaseOf(word, made);
}

std::string Pseudonyms::words(std::string_view text, bool street)
{
    std::string out;
    const std::size_t lastWord = text.find_last_not_of(' ');
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        const std::string_view word = text.substr(begin, end - begin);
        const bool isLast = begin > 0 && lastWord < end;
        if (street && std::any_of(word.begin(), word.end(), isDigit))
            out += code(word);
        else if (!street || std::find(common.begin(), common.end(), lower(word)) == common.end())
            out += word.empty() ? "" : name(word, street || isLast);
        else
            out += word;
        out += end < text.size() ? " " : "";
        begin = end + 1;
    }
    return out;
}

std::string Pseudonyms::firstName(std::string_view word)
{
    std::string out;
    for (std::size_t begin = 0; begin < word.size();) { // "Mary Ann" has two
        const std::size_t end = std::min(word.find(' ', begin), word.size());
        out += end > begin ? name(word.substr(begin, end - begin), false) : "";
        out += end < word.size() ? " " : "";
        begin = end + 1;
    }
    return out;
}

std::string Pseudonyms::lastName(std::string_view word)
{
    std::string out;
    for (std::size_t begin = 0; begin < word.size();) {
        const std::size_t end = std::min(word.find(' ', begin), word.size());
        out += end > begin ? name(word.substr(begin, end - begin), true) : "";
        out += end < word.size() ? " " : "";
        begin = end + 1;
    }
    return out;
}

std::string Pseudonyms::fullName(std::string_view text) { return words(text, false); }
std::string Pseudonyms::street(std::string_view line) { return words(line, true); }

std::string Pseudonyms::city(std::string_view name)
{
    const std::string made =
        once("city", lower(name), [&](std::uint64_t hash, std::uint64_t turn) { return listed(places, hash, turn); });
    return inCaseOf(name, made);
}

template <std::size_t n>
std::string Pseudonyms::wordOf(const std::array<std::string_view, n>& list, std::uint64_t hash,
                               std::uint64_t turn) const
{
    std::string word = lower(listed(list, hash, turn));
    while (m_originals.contains(word))
        word = lower(listed(list, hash, ++turn));
    return word;
}

std::string Pseudonyms::email(std::string_view address)
{
    const std::size_t at = address.rfind('@');
    if (at == std::string_view::npos)
        return code(address);
    const std::string domain = lower(address.substr(at + 1));
    const bool reserved =
        domain == "example.com" || domain == "example.org" || domain == "example.net" || domain.ends_with(".example");
    const std::string newDomain =
        reserved ? domain : once("domain", domain, [&](std::uint64_t hash, std::uint64_t turn) {
            return wordOf(places, hash, turn) + ".example";
        });
    const std::string local = once("email", lower(address), [&](std::uint64_t hash, std::uint64_t turn) {
        return wordOf(firsts, hash, turn) + "." + wordOf(lasts, hash >> 20U, turn) + "@" + newDomain;
    });
    const auto end = local.rfind('@');
    return inCaseOf(address.substr(0, at), local.substr(0, end)) + "@" + inCaseOf(address.substr(at + 1), newDomain);
}

std::string Pseudonyms::phone(std::string_view number)
{
    const std::string digits = digitsOf(number);
    const std::size_t count = std::min<std::size_t>(digits.size(), 7);
    if (count == 0)
        return std::string(number);
    const std::string tail = digits.substr(digits.size() - count);
    const std::string made = once("phone", tail, [&](std::uint64_t hash, std::uint64_t turn) {
        std::string out;
        std::uint64_t state = hash + turn;
        for (std::size_t i = 0; i < count; ++i) {
            state = mixed(state);
            out += static_cast<char>(i == 0 && digits.size() <= 7 ? '1' + state % 9 : '0' + state % 10);
        }
        return out;
    });
    std::string out(number);
    std::size_t left = count;
    for (std::size_t i = out.size(); i-- > 0 && left > 0;) {
        if (isDigit(out[i]))
            out[i] = made[--left];
    }
    return out;
}

std::string Pseudonyms::code(std::string_view text)
{
    // By its lower case, so that the same code in other letters stays the same code.
    const std::string made = once("code", lower(text), [&](std::uint64_t hash, std::uint64_t turn) {
        std::string out = masked(lower(text), hash + turn);
        if (turn > 2'000) // there are no more of this length
            out += std::all_of(out.begin(), out.end(), isDigit) ? std::to_string(turn) : spelled(turn);
        return out;
    });
    std::string out = made;
    for (std::size_t i = 0; i < std::min(out.size(), text.size()); ++i)
        out[i] = isUpper(text[i]) && isLower(out[i]) ? static_cast<char>(out[i] - 32) : out[i];
    return out;
}

std::string Pseudonyms::network(std::string_view address)
{
    if (address.find(':') != std::string_view::npos)
        return once("network", lower(address), [](std::uint64_t hash, std::uint64_t turn) {
            static constexpr std::string_view hex = "0123456789abcdef";
            std::string out = "2001:db8::";
            std::uint64_t state = mixed(hash + turn);
            for (int i = 0; i < 8; ++i, state >>= 4U) {
                out += i == 4 ? ":" : "";
                out += i % 4 == 0 ? hex[1 + state % 15] : hex[state % 16];
            }
            return out;
        });
    // The addresses that are set aside for documentation (RFC 5737), and private ones behind them.
    return once("network", address, [](std::uint64_t hash, std::uint64_t turn) {
        static constexpr std::array<std::string_view, 3> nets{"192.0.2.", "198.51.100.", "203.0.113."};
        const std::uint64_t at = hash % 762 + turn;
        if (turn < 762)
            return std::string(nets[at % 3]) + std::to_string(1 + at / 3 % 254);
        return "10." + std::to_string(turn / 65'536 % 256) + "." + std::to_string(turn / 256 % 256) + "." +
               std::to_string(turn % 256);
    });
}

int Pseudonyms::yearShift() const
{
    static constexpr std::array<int, 4> shifts{-8, -4, 4, 8}; // leap years stay leap years
    return shifts[hashOf("year", "") % shifts.size()];
}

} // namespace retort::compose
