// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/reaction/paste.h"

#include "engine/base/english.h"
#include "engine/json/write.h"
#include "engine/reaction/shellwords.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace retort;
using Kind = Pasted::Kind;

namespace {

const std::string filter = R"({"name": "filter", "arguments": [{"name": "condition", "value": true}]})";
const std::string reaction =
    R"({"name": "It's here", "trigger": "tier.achieved", "actions": [{"name": "filter", "arguments": []}]})";

/// What a text reads as, in one line: "actions filter target.send", "error 2:5 The …".
std::string lineOf(std::string_view text)
{
    const auto pasted = readPasted(text);
    if (!pasted)
        return "error " + std::to_string(pasted.error().place.line) + ":" +
               std::to_string(pasted.error().place.column) + " " + english(pasted.error().message);
    std::string line = pasted->kind == Kind::Actions    ? "actions"
                       : pasted->kind == Kind::Reaction ? "reaction"
                       : pasted->kind == Kind::Event    ? "event"
                                                        : "target";
    for (const auto& action : pasted->actions)
        line += "\n" + action;
    if (pasted->kind != Kind::Actions)
        line += "\n" + pasted->document.text();
    return line;
}

std::vector<std::string> wordsOf(std::string_view text)
{
    const auto command = readShellCommand(text);
    REQUIRE(command);
    std::vector<std::string> words;
    for (const auto& word : command->words)
        words.push_back(word.text);
    return words;
}

/// As a shell's user quotes any text.
std::string singleQuoted(const std::string& text)
{
    std::string quoted = "'";
    for (const char c : text)
        quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return quoted + "'";
}

using Words = std::vector<std::string>;

} // namespace

TEST_CASE("words of a command are read as a shell reads them")
{
    CHECK(wordsOf("curl -X POST") == Words{"curl", "-X", "POST"});
    CHECK(wordsOf("a 'b c'\"d e\"f\\ g") == Words{"a", "b cd ef g"});
    CHECK(wordsOf("'it'\\''s'") == Words{"it's"});
    CHECK(wordsOf("\"a \\\" \\\\ \\n $x\"") == Words{"a \" \\ \\n $x"});
    CHECK(wordsOf("$'it\\'s\\n\\x41\\u00e9\\101\\q'") == Words{"it's\nA\xC3\xA9"
                                                               "A\\q"});
    CHECK(wordsOf("a \\\n  b \\\r\n c\nd") == Words{"a", "b", "c"});
    CHECK(wordsOf("a \"b\\\nc\"") == Words{"a", "bc"});
    CHECK(wordsOf("a '' b # no\n") == Words{"a", "", "b"});
    CHECK(wordsOf("a 2>/dev/null b > c | jq .") == Words{"a", "2", "b"});
    CHECK(wordsOf("\n\n# first\ncurl x; y") == Words{"curl", "x"});
}

TEST_CASE("a quote that stays open is told with its place")
{
    CHECK(lineOf("curl x \\\n  -d '{\"name\": 1}") == "error 2:6 This ' is not closed: the command is not whole");
    CHECK(lineOf("curl -d \"{") == "error 1:9 This \" is not closed: the command is not whole");
    CHECK(lineOf("curl -d $'{") == "error 1:10 This ' is not closed: the command is not whole");
    CHECK(lineOf("curl -d @- <<EOF\n{}") == "error 1:12 The here-document that begins here has no end");
}

TEST_CASE("any text comes through quotes")
{
    REQUIRE(rc::check([] {
        auto text = *rc::gen::container<std::string>(
            rc::gen::oneOf(rc::gen::elementOf(std::string("'\"\\$ \n\t{}[]:,|&;<>#`é")), rc::gen::inRange(' ', '~')));
        const auto command = readShellCommand("curl -d " + singleQuoted(text) + " x");
        RC_ASSERT(command.has_value());
        RC_ASSERT(command->words.size() == 4u);
        RC_ASSERT(command->words[2].text == text);
        RC_ASSERT(command->words[2].from.size() == text.size());
    }));
}

TEST_CASE("what can be pasted")
{
    CHECK(lineOf(filter) == "actions\n" + filter);
    CHECK(lineOf("  \n" + filter + "\n") == "actions\n" + filter);
    CHECK(lineOf("\xEF\xBB\xBF" + filter) == "actions\n" + filter);
    CHECK(lineOf("```json\n" + filter + "\n```\n") == "actions\n" + filter);
    CHECK(lineOf("[" + filter + ", {\"uuid\": \"target.send\"}]") ==
          "actions\n" + filter + "\n{\"uuid\": \"target.send\"}");
    CHECK(lineOf(reaction) == "reaction\n{\"name\": \"filter\", \"arguments\": []}\n" + reaction + "\n");
    CHECK(lineOf(R"({"event": "custom.a_b", "data": {"name": "x"}})") ==
          "event\n{\"event\": \"custom.a_b\", \"data\": {\"name\": \"x\"}}\n");
    CHECK(lineOf(R"({"name": "T", "handle": "t", "url": "https://x", "template": "{}"})") ==
          "target\n{\"name\": \"T\", \"handle\": \"t\", \"url\": \"https://x\", \"template\": \"{}\"}\n");
}

TEST_CASE("actions come in the order in which they run")
{
    CHECK(lineOf(R"([{"name": "c"}, {"name": "b", "sort_order": 2}, {"name": "a", "sort_order": 1}])") ==
          "actions\n{\"name\": \"a\", \"sort_order\": 1}\n{\"name\": \"b\", \"sort_order\": 2}\n{\"name\": \"c\"}");
}

TEST_CASE("what the platform gives is left out")
{
    CHECK(lineOf(R"({"id": 4, "name": "filter", "created_at": "x", "updated_at": null})") ==
          "actions\n{\"name\": \"filter\"}");
    CHECK(lineOf("{\"data\": {\n  \"id\": 7,\n  \"name\": \"N\",\n  \"trigger\": \"tier.achieved\",\n"
                 "  \"actions\": [{\"id\": 1, \"name\": \"filter\"}, {\"name\": \"x\", \"id\": 2}]\n}}") ==
          "reaction\n{\"name\": \"filter\"}\n{\"name\": \"x\"}\n{\n  \"name\": \"N\",\n"
          "  \"trigger\": \"tier.achieved\",\n  \"actions\": [{\"name\": \"filter\"}, {\"name\": \"x\"}]\n}\n");
}

TEST_CASE("a curl command is read for what it sends")
{
    const std::string url = " https://api.acme.getomneo.com/api/v3/triggers ";
    const std::string wanted = "reaction\n{\"name\": \"filter\", \"arguments\": []}\n" + reaction + "\n";
    const std::string quoted = singleQuoted(reaction);
    CHECK(lineOf("curl -X POST" + url + "-H 'Accept: application/json' -d " + quoted) == wanted);
    CHECK(lineOf("$ curl -sS -XPOST" + url + "\\\n  -H \"Authorization: Bearer $TOKEN\" \\\n  --data-raw " + quoted) ==
          wanted);
    CHECK(lineOf("/usr/bin/curl" + url + "--data-binary " + quoted + " | jq .") == wanted);
    CHECK(lineOf("curl" + url + "-sd" + quoted) == wanted);
    CHECK(lineOf("curl" + url + "--data=" + quoted) == wanted);
    CHECK(lineOf("TOKEN=x curl --json " + quoted + url) == wanted);
    CHECK(lineOf("curl" + url + "-d @- <<'EOF'\n" + reaction + "\nEOF\n") == wanted);
    CHECK(lineOf("```sh\ncurl" + url + "-d " + quoted + "\n```") == wanted);
    CHECK(lineOf("curl" + url +
                 "-d $'{\"name\": \"It\\'s here\", \"trigger\": \"tier.achieved\", \"actions\": "
                 "[{\"name\": \"filter\", \"arguments\": []}]}'") == wanted);
    CHECK(lineOf("curl -o -d.txt" + url + "-d '{\"event\": \"custom.a_b\"}'") ==
          "event\n{\"event\": \"custom.a_b\"}\n");
}

TEST_CASE("what cannot be pasted is told with its place")
{
    CHECK(lineOf("") == "error 1:1 There is no text to paste");
    CHECK(lineOf(" \n ") == "error 1:1 There is no text to paste");
    CHECK(lineOf("\n  hello").substr(0, 10) == "error 2:3 ");
    CHECK(lineOf("curly").substr(0, 10) == "error 1:1 ");
    CHECK(lineOf("[\n  {\"name\": \"filter\"},\n  12]").substr(0, 10) == "error 3:3 ");
    CHECK(lineOf("[" + reaction + "," + reaction + "]").substr(0, 10) == "error 1:2 ");
    CHECK(lineOf("[]") == "error 1:1 The list is empty: there is nothing to paste");
    CHECK(lineOf("{\"a\": 1}").substr(0, 10) == "error 1:1 ");
    CHECK(lineOf("{\"name\": \"filter\",\n \"arguments\": 3}").substr(0, 11) == "error 2:15 ");
    CHECK(lineOf("[{\"name\": \"é\", \"arguments\": [{\"name\": 1}]}]").substr(0, 11) == "error 1:39 ");
    CHECK(lineOf("{\"data\": {\"trigger\": 3}}").substr(0, 11) == "error 1:22 ");
    CHECK(lineOf("curl https://x").substr(0, 10) == "error 1:1 ");
    CHECK(lineOf("curl -d @body.json https://x") ==
          "error 1:9 This curl command sends the file body.json; paste what the file holds");
}

TEST_CASE("places count in the command and not in what it sends")
{
    // The comma at the end of the second line is where the JSON goes wrong: line 3 of the command.
    CHECK(lineOf("curl https://x \\\n  -d '{\"name\": \"it'\\''s\",\n  ]}'").substr(0, 10) == "error 3:3 ");
    CHECK(lineOf("curl -d '{\"name\": \"a'\\''b\", \"arguments\": 3}'").substr(0, 11) == "error 1:42 ");
    CHECK(lineOf("\n\n{\"name\": ]").substr(0, 11) == "error 3:10 ");
}

TEST_CASE("no text is too odd to be read")
{
    REQUIRE(rc::check([] {
        auto text = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("curl -d'\"\\$@{}[]:,\n<EOFx1 ")));
        if (*rc::gen::arbitrary<bool>())
            text = "curl -d '{" + text;
        const auto pasted = readPasted(text);
        if (!pasted)
            RC_ASSERT(pasted.error().place.line >= 1u);
    }));
}
