// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/twig/library/general/constants.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace retort::twig {

namespace {

struct Row {
    std::string_view name;
    Value value;
};

Value text(std::string_view text) { return Value(text); }

const Value* find(std::span<const Row> table, std::string_view name)
{
    const auto row = std::ranges::find(table, name, &Row::name);
    return row == table.end() ? nullptr : &row->value;
}

/// PHP 8.2's constants that a template may have use for. What depends on the machine or the release is left out.
std::span<const Row> constants()
{
    static const Row table[] = {
        {"ARRAY_FILTER_USE_BOTH", 1},
        {"ARRAY_FILTER_USE_KEY", 2},
        {"CASE_LOWER", 0},
        {"CASE_UPPER", 1},
        {"COUNT_NORMAL", 0},
        {"COUNT_RECURSIVE", 1},
        {"DATE_ATOM", text("Y-m-d\\TH:i:sP")},
        {"DATE_COOKIE", text("l, d-M-Y H:i:s T")},
        {"DATE_ISO8601", text("Y-m-d\\TH:i:sO")},
        {"DATE_ISO8601_EXPANDED", text("X-m-d\\TH:i:sP")},
        {"DATE_RFC1036", text("D, d M y H:i:s O")},
        {"DATE_RFC1123", text("D, d M Y H:i:s O")},
        {"DATE_RFC2822", text("D, d M Y H:i:s O")},
        {"DATE_RFC3339", text("Y-m-d\\TH:i:sP")},
        {"DATE_RFC3339_EXTENDED", text("Y-m-d\\TH:i:s.vP")},
        {"DATE_RFC7231", text("D, d M Y H:i:s \\G\\M\\T")},
        {"DATE_RFC822", text("D, d M y H:i:s O")},
        {"DATE_RFC850", text("l, d-M-y H:i:s T")},
        {"DATE_RSS", text("D, d M Y H:i:s O")},
        {"DATE_W3C", text("Y-m-d\\TH:i:sP")},
        {"ENT_COMPAT", 2},
        {"ENT_DISALLOWED", 128},
        {"ENT_HTML401", 0},
        {"ENT_HTML5", 48},
        {"ENT_IGNORE", 4},
        {"ENT_NOQUOTES", 0},
        {"ENT_QUOTES", 3},
        {"ENT_SUBSTITUTE", 8},
        {"ENT_XHTML", 32},
        {"ENT_XML1", 16},
        {"EXTR_IF_EXISTS", 6},
        {"EXTR_OVERWRITE", 0},
        {"EXTR_PREFIX_ALL", 3},
        {"EXTR_PREFIX_IF_EXISTS", 5},
        {"EXTR_PREFIX_INVALID", 4},
        {"EXTR_PREFIX_SAME", 2},
        {"EXTR_REFS", 256},
        {"EXTR_SKIP", 1},
        {"E_ALL", 32767},
        {"E_COMPILE_ERROR", 64},
        {"E_COMPILE_WARNING", 128},
        {"E_CORE_ERROR", 16},
        {"E_CORE_WARNING", 32},
        {"E_DEPRECATED", 8192},
        {"E_ERROR", 1},
        {"E_NOTICE", 8},
        {"E_PARSE", 4},
        {"E_RECOVERABLE_ERROR", 4096},
        {"E_STRICT", 2048},
        {"E_USER_DEPRECATED", 16384},
        {"E_USER_ERROR", 256},
        {"E_USER_NOTICE", 1024},
        {"E_USER_WARNING", 512},
        {"E_WARNING", 2},
        {"INF", std::numeric_limits<double>::infinity()},
        {"JSON_BIGINT_AS_STRING", 2},
        {"JSON_ERROR_CTRL_CHAR", 3},
        {"JSON_ERROR_DEPTH", 1},
        {"JSON_ERROR_INF_OR_NAN", 7},
        {"JSON_ERROR_INVALID_PROPERTY_NAME", 9},
        {"JSON_ERROR_NONE", 0},
        {"JSON_ERROR_NON_BACKED_ENUM", 11},
        {"JSON_ERROR_RECURSION", 6},
        {"JSON_ERROR_STATE_MISMATCH", 2},
        {"JSON_ERROR_SYNTAX", 4},
        {"JSON_ERROR_UNSUPPORTED_TYPE", 8},
        {"JSON_ERROR_UTF16", 10},
        {"JSON_ERROR_UTF8", 5},
        {"JSON_FORCE_OBJECT", 16},
        {"JSON_HEX_AMP", 2},
        {"JSON_HEX_APOS", 4},
        {"JSON_HEX_QUOT", 8},
        {"JSON_HEX_TAG", 1},
        {"JSON_INVALID_UTF8_IGNORE", 1048576},
        {"JSON_INVALID_UTF8_SUBSTITUTE", 2097152},
        {"JSON_NUMERIC_CHECK", 32},
        {"JSON_OBJECT_AS_ARRAY", 1},
        {"JSON_PARTIAL_OUTPUT_ON_ERROR", 512},
        {"JSON_PRESERVE_ZERO_FRACTION", 1024},
        {"JSON_PRETTY_PRINT", 128},
        {"JSON_THROW_ON_ERROR", 4194304},
        {"JSON_UNESCAPED_LINE_TERMINATORS", 2048},
        {"JSON_UNESCAPED_SLASHES", 64},
        {"JSON_UNESCAPED_UNICODE", 256},
        {"LC_ALL", 6},
        {"LC_COLLATE", 3},
        {"LC_CTYPE", 0},
        {"LC_MESSAGES", 5},
        {"LC_MONETARY", 4},
        {"LC_NUMERIC", 1},
        {"LC_TIME", 2},
        {"MB_CASE_FOLD", 3},
        {"MB_CASE_FOLD_SIMPLE", 7},
        {"MB_CASE_LOWER", 1},
        {"MB_CASE_LOWER_SIMPLE", 5},
        {"MB_CASE_TITLE", 2},
        {"MB_CASE_TITLE_SIMPLE", 6},
        {"MB_CASE_UPPER", 0},
        {"MB_CASE_UPPER_SIMPLE", 4},
        {"M_1_PI", 0.3183098861837907},
        {"M_2_PI", 0.6366197723675814},
        {"M_2_SQRTPI", 1.1283791670955126},
        {"M_E", 2.718281828459045},
        {"M_EULER", 0.5772156649015329},
        {"M_LN10", 2.302585092994046},
        {"M_LN2", 0.6931471805599453},
        {"M_LNPI", 1.1447298858494002},
        {"M_LOG10E", 0.4342944819032518},
        {"M_LOG2E", 1.4426950408889634},
        {"M_PI", 3.141592653589793},
        {"M_PI_2", 1.5707963267948966},
        {"M_PI_4", 0.7853981633974483},
        {"M_SQRT1_2", 0.7071067811865476},
        {"M_SQRT2", 1.4142135623730951},
        {"M_SQRT3", 1.7320508075688772},
        {"M_SQRTPI", 1.772453850905516},
        {"NAN", std::numeric_limits<double>::quiet_NaN()},
        {"PATHINFO_ALL", 15},
        {"PATHINFO_BASENAME", 2},
        {"PATHINFO_DIRNAME", 1},
        {"PATHINFO_EXTENSION", 4},
        {"PATHINFO_FILENAME", 8},
        {"PHP_EOL", text("\n")},
        {"PHP_FLOAT_DIG", 15},
        {"PHP_FLOAT_EPSILON", 2.220446049250313E-16},
        {"PHP_FLOAT_MAX", 1.7976931348623157E+308},
        {"PHP_FLOAT_MIN", 2.2250738585072014E-308},
        {"PHP_INT_MAX", std::numeric_limits<std::int64_t>::max()},
        {"PHP_INT_MIN", std::numeric_limits<std::int64_t>::min()},
        {"PHP_INT_SIZE", 8},
        {"PHP_QUERY_RFC1738", 1},
        {"PHP_QUERY_RFC3986", 2},
        {"PHP_ROUND_HALF_DOWN", 2},
        {"PHP_ROUND_HALF_EVEN", 3},
        {"PHP_ROUND_HALF_ODD", 4},
        {"PHP_ROUND_HALF_UP", 1},
        {"PHP_URL_FRAGMENT", 7},
        {"PHP_URL_HOST", 1},
        {"PHP_URL_PASS", 4},
        {"PHP_URL_PATH", 5},
        {"PHP_URL_PORT", 2},
        {"PHP_URL_QUERY", 6},
        {"PHP_URL_SCHEME", 0},
        {"PHP_URL_USER", 3},
        {"PREG_BACKTRACK_LIMIT_ERROR", 2},
        {"PREG_BAD_UTF8_ERROR", 4},
        {"PREG_BAD_UTF8_OFFSET_ERROR", 5},
        {"PREG_GREP_INVERT", 1},
        {"PREG_INTERNAL_ERROR", 1},
        {"PREG_JIT_STACKLIMIT_ERROR", 6},
        {"PREG_NO_ERROR", 0},
        {"PREG_OFFSET_CAPTURE", 256},
        {"PREG_PATTERN_ORDER", 1},
        {"PREG_RECURSION_LIMIT_ERROR", 3},
        {"PREG_SET_ORDER", 2},
        {"PREG_SPLIT_DELIM_CAPTURE", 2},
        {"PREG_SPLIT_NO_EMPTY", 1},
        {"PREG_SPLIT_OFFSET_CAPTURE", 4},
        {"PREG_UNMATCHED_AS_NULL", 512},
        {"SORT_ASC", 4},
        {"SORT_DESC", 3},
        {"SORT_FLAG_CASE", 8},
        {"SORT_LOCALE_STRING", 5},
        {"SORT_NATURAL", 6},
        {"SORT_NUMERIC", 1},
        {"SORT_REGULAR", 0},
        {"SORT_STRING", 2},
        {"STR_PAD_BOTH", 2},
        {"STR_PAD_LEFT", 0},
        {"STR_PAD_RIGHT", 1},
    };
    return table;
}

/// Of DateTimeInterface, which DateTime and DateTimeImmutable have too.
std::span<const Row> dateFormats()
{
    static const Row table[] = {
        {"ATOM", text("Y-m-d\\TH:i:sP")},
        {"COOKIE", text("l, d-M-Y H:i:s T")},
        {"ISO8601", text("Y-m-d\\TH:i:sO")},
        {"ISO8601_EXPANDED", text("X-m-d\\TH:i:sP")},
        {"RFC822", text("D, d M y H:i:s O")},
        {"RFC850", text("l, d-M-y H:i:s T")},
        {"RFC1036", text("D, d M y H:i:s O")},
        {"RFC1123", text("D, d M Y H:i:s O")},
        {"RFC7231", text("D, d M Y H:i:s \\G\\M\\T")},
        {"RFC2822", text("D, d M Y H:i:s O")},
        {"RFC3339", text("Y-m-d\\TH:i:sP")},
        {"RFC3339_EXTENDED", text("Y-m-d\\TH:i:s.vP")},
        {"RSS", text("D, d M Y H:i:s O")},
        {"W3C", text("Y-m-d\\TH:i:sP")},
    };
    return table;
}

bool sameLetters(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, [](char x, char y) { return (x | 0x20) == (y | 0x20); });
}

/// true, false and null are constants too, in any letter case.
const Value* word(std::string_view name)
{
    static const Row table[] = {{"true", true}, {"false", false}, {"null", Value()}};
    for (const Row& row : table) {
        if (sameLetters(name, row.name))
            return &row.value;
    }
    return nullptr;
}

} // namespace

const Value* constantNamed(std::string_view name)
{
    if (name.starts_with('\\'))
        name.remove_prefix(1);
    const std::size_t colons = name.find("::");
    if (colons != std::string_view::npos) {
        const std::string_view type = name.substr(0, colons);
        for (const std::string_view known : {"DateTimeInterface", "DateTime", "DateTimeImmutable"}) {
            if (sameLetters(type, known))
                return find(dateFormats(), name.substr(colons + 2));
        }
        return nullptr;
    }
    const Value* found = find(constants(), name);
    return found ? found : word(name);
}

} // namespace retort::twig
