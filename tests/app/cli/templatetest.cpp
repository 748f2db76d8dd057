// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/data.h"
#include "tests/app/cli/incli.h"

#include <vector>

using namespace retort;
using namespace retort::tests;

namespace {

std::vector<std::string> linesOf(const std::string& input, std::vector<std::string> options = {})
{
    options.insert(options.begin(), "template");
    const Ran ran = cli(options, input);
    CHECK(ran.status == 0);
    CHECK(ran.err.empty());
    std::istringstream lines(ran.out);
    std::vector<std::string> answers;
    for (std::string line; std::getline(lines, line);)
        answers.push_back(line);
    return answers;
}

std::string answer(const std::string& line, std::vector<std::string> options = {})
{
    const auto answers = linesOf(line + '\n', std::move(options));
    REQUIRE(answers.size() == 1);
    return answers[0];
}

struct ErrorLine {
    std::string sentence;
    std::string kind;
    std::int64_t line = 0; ///< 0: null
};

/// Three members, of the right types.
ErrorLine errorIn(const std::string& text)
{
    INFO(text);
    const auto data = json::Data::parse(text);
    REQUIRE(data);
    const json::Value root = data->root();
    REQUIRE(root.size() == 3);
    REQUIRE(root.find("error"));
    REQUIRE(root.find("kind"));
    REQUIRE(root.find("line"));
    const json::Value line = *root.find("line");
    REQUIRE((line.isNull() || line.isInt()));
    return {std::string(root.find("error")->text()), std::string(root.find("kind")->text()),
            line.isInt() ? line.asInt() : 0};
}

} // namespace

TEST_CASE("templates are rendered in order, and blank lines are passed over")
{
    const auto answers =
        linesOf("{\"template\":\"Hello {{ name }}\",\"context\":{\"name\":\"Ada\"}}\n\n  \t\n"
                "{\"context\":{\"name\":\"Grace\"},\"template\":\"Hello {{ name }}\"}\r\n"
                "{\"template\":\"{% for t in tags %}{{ t }},{% endfor %}\",\"context\":{\"tags\":[1,2]}}");
    CHECK(answers ==
          std::vector<std::string>{R"({"output":"Hello Ada"})", R"({"output":"Hello Grace"})", R"({"output":"1,2,"})"});
    CHECK(cli({"template"}).out.empty());
}

TEST_CASE("a template needs no context")
{
    CHECK(answer(R"({"template":"[{{ nope }}]"})") == R"({"output":"[]"})");
    CHECK(answer(R"({"template":"[{{ nope }}]","context":null})") == R"({"output":"[]"})");
    CHECK(answer(R"({"template":"[{{ nope }}]","context":[]})") == R"({"output":"[]"})");
}

TEST_CASE("a bad line gets an error line, and the next one its answer")
{
    const auto answers = linesOf("{\"template\":\n[1]\n{}\n{\"template\":7}\n\xff\n"
                                 "{\"template\":\"\",\"context\":3}\n"
                                 "{\"template\":\"\",\"autoescape\":\"xml\"}\n"
                                 "{\"template\":\"\",\"timezone\":5}\n"
                                 "{\"template\":\"ok\"}\n");
    REQUIRE(answers.size() == 9);
    const char* parts[] = {
        "column", "must be an object", "no \"template\"", "must be a text", "UTF-8", "\"context\"", "html", ""};
    for (std::size_t i = 0; i < 8; ++i) {
        const ErrorLine error = errorIn(answers[i]);
        CHECK(contains(error.sentence, parts[i]));
        CHECK_FALSE(error.sentence.empty());
        CHECK(error.kind == "syntax");
        CHECK(error.line == 0);
    }
    CHECK(answers[8] == R"({"output":"ok"})");
}

TEST_CASE("an error tells its kind and its line")
{
    const ErrorLine syntax = errorIn(answer(R"({"template":"a\n{{ name|uper }}"})"));
    CHECK(syntax.kind == "syntax");
    CHECK(syntax.line == 2);
    CHECK(contains(syntax.sentence, "uper"));
    const ErrorLine runtime = errorIn(answer(R"({"template":"\n\n{{ v|merge([1]) }}","context":{"v":"x"}})"));
    CHECK(runtime.kind == "runtime");
    CHECK(runtime.line == 3);
    const ErrorLine php = errorIn(answer(R"({"template":"{{ 1 % n }}","context":{"n":0}})"));
    CHECK(php.kind == "php");
    CHECK(contains(php.sentence, "Modulo by zero"));
    const ErrorLine limit = errorIn(answer(R"({"template":"{{ range(0, 1000000000)|length }}"})"));
    CHECK(limit.kind == "limit");
    CHECK_FALSE(limit.sentence.empty());
}

TEST_CASE("escaping is for html unless an option or the line says otherwise")
{
    const std::string line = R"({"template":"{{ n }}","context":{"n":"O'Brien"})";
    CHECK(answer(line + '}') == R"({"output":"O&#039;Brien"})");
    CHECK(answer(line + '}', {"--autoescape", "off"}) == R"({"output":"O'Brien"})");
    CHECK(answer(line + R"(,"autoescape":false})") == R"({"output":"O'Brien"})");
    CHECK(answer(line + R"(,"autoescape":"html"})", {"--autoescape", "off"}) == R"({"output":"O&#039;Brien"})");
    CHECK(answer(line + R"(,"autoescape":"js"})") == R"({"output":"O\\u0027Brien"})");
    // The same template with other settings is another one.
    const auto answers = linesOf(line + "}\n" + line + ",\"autoescape\":false}\n" + line + "}\n");
    CHECK(answers == std::vector<std::string>{R"({"output":"O&#039;Brien"})", R"({"output":"O'Brien"})",
                                              R"({"output":"O&#039;Brien"})"});
}

TEST_CASE("PHP warnings fail unless told otherwise")
{
    const std::string line = R"({"template":"{{ v }}","context":{"v":[1]}})";
    CHECK(errorIn(answer(line)).kind == "php");
    CHECK(errorIn(answer(line, {"--php-warnings", "fail"})).kind == "php");
    CHECK(answer(line, {"--php-warnings", "pass"}) == R"({"output":"Array"})");
}

TEST_CASE("the clock is the one that is given")
{
    const std::string line = R"({"template":"{{ 'now'|date('Y-m-d H:i') }}"})";
    CHECK(answer(line, {"--clock", "2026-02-03T04:10:00Z"}) == R"({"output":"2026-02-03 04:10"})");
    CHECK(answer(line, {"--clock", "2026-02-03T04:10:00+02:00"}) == R"({"output":"2026-02-03 02:10"})");
    // Without a zone it is UTC, wherever this runs.
    CHECK(answer(line, {"--clock", "2026-02-03T04:10:00"}) == R"({"output":"2026-02-03 04:10"})");
    CHECK(answer(R"({"template":"{{ 'now'|date('Y') > 2020 ? 'real' }}"})") == R"({"output":"real"})");
    CHECK(cli({"template", "--clock", "noon"}).status == 2);
}

TEST_CASE("a line's time zone wins over the option")
{
    const std::string line = R"({"template":"{{ '@0'|date('H:i') }}")";
    CHECK(answer(line + "}") == R"({"output":"00:00"})");
    CHECK(answer(line + "}", {"--timezone", "+05:30"}) == R"({"output":"05:30"})");
    CHECK(answer(line + R"(,"timezone":"+10:00"})", {"--timezone", "+05:30"}) == R"({"output":"10:00"})");
    CHECK(cli({"template", "--timezone", "../etc"}).status == 2);
    CHECK(answer(line + R"(,"timezone":null})", {"--timezone", "+05:30"}) == R"({"output":"05:30"})");
}

TEST_CASE("a zone that there is not is told at once")
{
    for (const char* zone : {"Nope", "+99:99", "Australia/Sidney"}) {
        const Ran ran = cli({"template", "--timezone", zone}, "{\"template\":\"no date\"}\n");
        CHECK(ran.status == 2);
        CHECK(ran.out.empty());
        CHECK(contains(ran.err, std::string("--timezone: ") + zone + " is no time zone"));
        const ErrorLine error = errorIn(answer(R"({"template":"no date","timezone":")" + std::string(zone) + "\"}"));
        CHECK(contains(error.sentence, '"' + std::string(zone) + "\" is no time zone"));
    }
    CHECK(answer(R"({"template":"{{ '@0'|date('d H:i') }}","timezone":"+99:59"})") == R"({"output":"05 03:59"})");
}

TEST_CASE("a setting of a line that is none is quoted, with what there is to choose from")
{
    for (const char* value : {"true", "5", "\"xml\"", "[]", "\"\""}) {
        const ErrorLine error = errorIn(answer(R"({"template":"","autoescape":)" + std::string(value) + "}"));
        CHECK(error.sentence == std::string(value) + " is no value of autoescape. Choose one of false, \"html\", "
                                                     "\"off\", \"js\".");
    }
    CHECK(answer(R"({"template":"{{ v }}","context":{"v":"<"},"autoescape":null})") == R"({"output":"&lt;"})");
    for (const char* value : {"true", "5", "\"\"", "{\"a\":1}", "\"../x\""}) {
        const ErrorLine error = errorIn(answer(R"({"template":"","timezone":)" + std::string(value) + "}"));
        CHECK(error.sentence.find(std::string(value) + " is no time zone. Write a name") == 0);
    }
}

TEST_CASE("a byte of the output that is no UTF-8 prints as a replacement character")
{
    CHECK(answer(R"({"template":"{{ \"\\xff\"|raw }}"})") == "{\"output\":\"\xEF\xBF\xBD\"}");
}

TEST_CASE("a line over the limit is told, and the next one answered")
{
    const auto answers =
        linesOf("{\"template\":\"" + std::string(std::size_t{17} << 20, 'x') + "\"}\n{\"template\":\"7\"}\n");
    REQUIRE(answers.size() == 2);
    CHECK(errorIn(answers[0]).kind == "limit");
    CHECK(answers[1] == R"({"output":"7"})");
    CHECK(errorIn(answer("{\"template\":\"" + std::string(std::size_t{2} << 20, 'x') + "\"}")).kind == "limit");
}
