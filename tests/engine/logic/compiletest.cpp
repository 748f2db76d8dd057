// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/base/english.h"
#include "engine/json/write.h"
#include "engine/logic/compile/operators.h"
#include "engine/logic/program.h"

#include <doctest/doctest.h>
#include <string>

using namespace retort;
using namespace retort::logic;

namespace {

json::Data data(std::string_view text)
{
    const auto parsed = json::Data::parse(text);
    REQUIRE_MESSAGE(parsed.has_value(), text);
    return *parsed;
}

/// The tree in one line: an operator's name (or its kind) with its children in brackets.
std::string tree(const Program& program, NodeId id = 0)
{
    const Node& node = program.node(id);
    std::string out;
    switch (node.op) {
    case Operator::Literal:
        return json::write(node.source);
    case Operator::List:
        out = "list";
        break;
    case Operator::Object:
        out = "object";
        break;
    case Operator::Unknown:
        out = "unknown";
        break;
    default:
        out = nameOf(node.op);
    }
    out += node.sugar ? "<" : "(";
    for (NodeId kid = node.firstChild; kid != noNode; kid = program.node(kid).next)
        out += (kid == node.firstChild ? "" : ", ") + tree(program, kid);
    return out + (node.sugar ? ">" : ")");
}

Program php(std::string_view rule) { return Program::compile(data(rule)); }
Program js(std::string_view rule) { return Program::compile(data(rule), {.dialect = Dialect::Js}); }
Program objects(std::string_view rule) { return Program::compile(data(rule), {.objects = true}); }

std::string nested(std::size_t operators)
{
    std::string rule = "1";
    for (std::size_t i = 0; i < operators; ++i)
        rule = "{\"!\":" + rule + "}";
    return rule;
}

std::string messages(const Program& program)
{
    std::string out;
    for (const Diagnostic& diagnostic : program.diagnostics())
        out += program.pointerTo(diagnostic.node) + ": " + english(diagnostic.message) + '\n';
    return out;
}

} // namespace

TEST_CASE("the tree of a rule")
{
    CHECK(tree(php(R"({">=":[{"var":"data.score"},9]})")) == R"(>=(var<"data.score">, 9))");
    CHECK(tree(php(R"({"!":{"var":["a",1]}})")) == R"(!<var("a", 1)>)");
    CHECK(tree(php(R"([1,[2,{"a":3}]])")) == "list(1, list(2, unknown<3>))");
    CHECK(tree(php(R"([1,{"a":3,"b":[4]}])")) == R"([1,{"a":3,"b":[4]}])");
    CHECK(tree(php(R"({"in":["x",["x","y"]]})")) == R"(in("x", ["x","y"]))");
    CHECK(tree(php("{}")) == "{}");
    CHECK(tree(php("null")) == "null");
}

TEST_CASE("objects read as each dialect does")
{
    SUBCASE("of several keys: PHP evaluates what is inside, JavaScript does not")
    {
        CHECK(tree(php(R"({"a":{"var":"x"},"b":1})")) == R"(object(var<"x">, 1))");
        CHECK(tree(js(R"({"a":{"var":"x"},"b":1})")) == R"({"a":{"var":"x"},"b":1})");
    }
    SUBCASE("with one integer as key: PHP has an array there, JavaScript an operator")
    {
        CHECK(tree(php(R"({"0":{"var":"x"}})")) == R"(object(var<"x">))");
        CHECK(tree(php(R"({"-5":1})")) == R"({"-5":1})");
        CHECK(tree(php(R"({"01":1})")) == "unknown<1>");
        CHECK(tree(js(R"({"0":1})")) == "unknown<1>");
    }
    SUBCASE("as arguments: PHP takes them by name, unless they are decoded as objects")
    {
        CHECK(tree(php(R"({"==":{"a":1,"b":2}})")) == "==(1, 2)");
        CHECK(tree(php(R"({"==":{"0":1,"1":2}})")) == "==(1, 2)");
        CHECK(tree(php(R"({"==":{}})")) == "==()");
        CHECK(tree(js(R"({"==":{"a":1,"b":2}})")) == R"(==<{"a":1,"b":2}>)");
        CHECK(tree(objects(R"({"==":{"a":1,"b":2}})")) == R"(==<{"a":1,"b":2}>)");
    }
    SUBCASE("the way through JavaScript's own properties leads back to an operation")
    {
        CHECK(tree(js(R"({"cat.prototype.constructor":[1]})")) == "cat(1)");
        CHECK(tree(js(R"({"cat.name":[1]})")) == "unknown(1)");
        CHECK(tree(php(R"({"cat.prototype.constructor":[1]})")) == "unknown(1)");
    }
}

TEST_CASE("nodes stand in pre-order and know their place")
{
    const Program program = php(R"({"if":[{"var":"a"},[1,{"cat":["x",{"var":"b"}]}],{"~/":2}]})");
    std::vector<std::string> pointers;
    for (NodeId id = 0; id < program.nodes().size(); ++id) {
        const Node& node = program.node(id);
        CHECK((id == 0) == (node.parent == noNode));
        CHECK((node.parent == noNode || node.parent < id));
        CHECK((node.firstChild == noNode || node.firstChild == id + 1));
        pointers.push_back(program.pointerTo(id));
    }
    CHECK(pointers == std::vector<std::string>{"", "/if/0", "/if/0/var", "/if/1", "/if/1/0", "/if/1/1", "/if/1/1/cat/0",
                                               "/if/1/1/cat/1", "/if/1/1/cat/1/var", "/if/2", "/if/2/~0~1"});
    CHECK(php(R"({"==":{"a":1,"b":{"var":"x"}}})").pointerTo(2) == "/==/b");
}

TEST_CASE("what is wrong with a rule is said without running it")
{
    CHECK(messages(php(R"({"and":[{"AND":[1]},{"gte":[1,2]},{"fubar":1},{"missng":[]}]})")) ==
          "/and/0: There is no operator AND; did you mean and?\n"
          "/and/1: There is no operator gte; did you mean >=?\n"
          "/and/2: There is no operator fubar.\n"
          "/and/3: There is no operator missng; did you mean missing?\n");
    CHECK(messages(php(R"([{"==":[1]},{"!":[1,2]},{"substr":"x"},{"max":[]},{"<":[1,2,3]},{"-":[]}])")) ==
          "/0: == needs 2 arguments, but 1 is given.\n"
          "/1: ! takes at most 1 argument, but 2 are given; the rest is not used.\n"
          "/2: substr needs at least 2 arguments, but 1 is given.\n"
          "/3: max needs at least 1 argument, but 0 is given.\n"
          "/5: - needs at least 1 argument, but 0 is given.\n");
    for (std::string_view name : operatorNames())
        CHECK(operatorMeantBy(name) == name);
    CHECK(operatorMeantBy("val") == "var");
    CHECK(operatorMeantBy("not") == "!");
    CHECK(operatorMeantBy("EQ") == "==");
    CHECK(operatorMeantBy("^") == "");
    CHECK(php(R"({"eq":[1,1]})").diagnostics().at(0).suggestion == "==");
}

TEST_CASE("a rule over a limit compiles and says so")
{
    CHECK(messages(php(nested(255))) == "");
    CHECK(messages(php(nested(256))).find("More than 255 operators are nested") != std::string::npos);

    Settings few;
    few.limits.nodes = 10;
    const Program wide = Program::compile(data(R"({"cat":[1,2,3,4,5,6,7,8,9,{"var":"x"}]})"), few);
    CHECK(messages(wide) == ": The rule has more than 10 parts.\n");

    std::string path = "a";
    for (int i = 0; i < 64; ++i)
        path += ".a";
    CHECK(messages(php("{\"var\":\"" + path + "\"}")) == ": The variable's path has more than 64 parts.\n");
    CHECK(messages(php("{\"var\":\"" + path.substr(2) + "\"}")) == "");

    // Made piece by piece, so that no parser's limit comes first.
    json::Builder deep;
    for (int i = 0; i < 100'000; ++i)
        deep.beginArray();
    deep.beginObject();
    deep.key("var");
    deep.text("x");
    for (int i = 0; i < 100'001; ++i)
        deep.end();
    CHECK(messages(Program::compile(deep.take())).find("More than 255") != std::string::npos);
}
