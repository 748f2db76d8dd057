// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/document.h"
#include "engine/json/edit.h"
#include "engine/json/write.h"
#include "engine/logic/analyse/analysis.h"
#include "engine/logic/evaluate.h"
#include "tests/engine/logic/anyrule.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <functional>
#include <map>
#include <rapidcheck.h>
#include <set>
#include <string>
#include <vector>

using namespace retort;
using namespace retort::logic;

namespace {

json::Data parsed(std::string_view text)
{
    auto data = json::Data::parse(text);
    RC_ASSERT(data.has_value());
    return *data;
}

/// Rules over four fields, each of which is compared with one kind of constant, and the values that the kind can have:
/// many more than stand in the rule, and none that it leaves out of account.
class Small {
public:
    explicit Small(const std::vector<std::uint8_t>& choices) : m_choices(choices) {}

    std::string condition(int depth = 0)
    {
        const std::size_t kind = depth > 2 ? 9 : choose(10);
        switch (kind) {
        case 0:
        case 1:
            return group("and", depth);
        case 2:
        case 3:
            return group("or", depth);
        case 4:
            return R"({"!":)" + condition(depth + 1) + '}';
        case 5:
            return depth == 0 ? group("and", depth)
                              : R"({"if":[)" + condition(depth + 1) + ',' + condition(depth + 1) + ',' +
                                    condition(depth + 1) + "]}";
        default:
            return clause();
        }
    }

    /// The same with constants of any kind beside any field.
    void mixKinds() { m_mixes = true; }

    static const std::vector<std::string>& valuesOf(std::string_view field)
    {
        // "" is absent.
        static const std::vector<std::string> numbers = {"",       "null",    "-1",    "0",       "0.0",   "1",
                                                         "2",      "3",       "4",     "5",       "6",     "-0.5",
                                                         "0.5",    "1.5",     "2.5",   "3.5",     "4.5",   "2.0",
                                                         "3.0",    "\"0\"",   "\"1\"", "\"2\"",   "\"3\"", "\"2.0\"",
                                                         "\"02\"", "\"2.5\"", "\"9\"", "\"0.0\"", "100",   "2.25",
                                                         "2.75"}; // between any two constants, and beyond them
        static const std::vector<std::string> texts = {
            "",         "null",    "\"\"",    "\"gold\"",       "\"Gold\"",       "\"silver\"",     "\"go\"",
            "\"g\"",    "\"old\"", "\"zzz\"", "\"2026-01-01\"", "\"2025-12-31\"", "\"2026-01-15\"", "\"2026-02-01\"",
            "\"2027\"", "\"0\"",   "\"7\"",   "\"\u00e4\""};
        static const std::vector<std::string> flags = {"", "null", "true", "false"};
        static const std::vector<std::string> lists = {
            "",     "null",  "[]",      "[\"a\"]", "[\"b\"]", "[\"c\"]", "[\"a\",\"b\"]", "[\"b\",\"c\",\"a\"]",
            "\"\"", "\"a\"", "\"xay\"", "\"b\"",   "\"a b\""};
        return field == "n" || field == "m.n" ? numbers : field == "t" ? texts : field == "f" ? flags : lists;
    }
    static const std::vector<std::string>& fields()
    {
        static const std::vector<std::string> all = {"n", "m.n", "t", "f", "l"};
        return all;
    }

private:
    std::size_t choose(std::size_t count) { return m_next < m_choices.size() ? m_choices[m_next++] % count : 0; }
    std::string any(std::initializer_list<const char*> of) { return *(of.begin() + choose(of.size())); }

    std::string group(const std::string& op, int depth)
    {
        std::string text = "{\"" + op + "\":[" + condition(depth + 1);
        for (std::size_t more = 1 + choose(3); more > 0; --more)
            text += ',' + condition(depth + 1);
        return text + "]}";
    }

    std::string compared(const std::string& op, const std::string& field, const std::string& constant)
    {
        const std::string variable = R"({"var":")" + field + "\"}";
        return choose(4) == 1 ? "{\"" + op + "\":[" + constant + ',' + variable + "]}"
                              : "{\"" + op + "\":[" + variable + ',' + constant + "]}";
    }

    std::string clause()
    {
        if (m_mixes && choose(3) == 0) {
            const std::string field = any({"n", "t", "f", "l"});
            const std::string constant =
                any({"true", "false", "null", "0", "1", "2.5", "\"\"", "\"gold\"", "\"1\"", "\"0\"", "\"2026-01-01\""});
            return compared(any({"==", "===", "!=", "!==", "<", "<=", ">", ">="}), field, constant);
        }
        const std::string equality = any({"==", "===", "!=", "!=="});
        const std::string order = any({"<", "<=", ">", ">="});
        switch (choose(14)) {
        case 0:
        case 1:
        case 2:
            return compared(order, any({"n", "m.n"}), any({"1", "2", "3", "2.5", "0", "\"2\""}));
        case 3:
            return compared(equality, any({"n", "m.n"}), any({"1", "2", "3", "0", "2.0", "\"2\"", "2.5"}));
        case 4:
            return compared(equality, "t", any({"\"gold\"", "\"silver\"", "\"\""}));
        case 5:
            return R"({"in":[{"var":"t"},["gold","silver"]]})";
        case 6:
            return compared(order, "t", any({"\"2026-01-01\"", "\"2026-02-01\""}));
        case 7:
            return compared(equality, "f", any({"true", "false", "null"}));
        case 8:
            return R"({"in":[")" + any({"a", "b"}) + R"(",{"var":"l"}]})";
        case 9:
            return R"({"missing":[")" + any({"n", "t", "m.n", "n\",\"t"}) + "\"]}";
        case 10:
            return R"({"var":")" + any({"n", "f", "t", "m.n"}) + "\"}";
        case 11:
            return R"({"<=":[1,{"var":")" + any({"n", "m.n"}) + R"("},3]})";
        case 12:
            return R"({"in":[{"var":"n"},[1,2,0]]})";
        default:
            return R"({"in":[{"var":"t"},"gold"]})";
        }
    }

    const std::vector<std::uint8_t>& m_choices;
    std::size_t m_next = 0;
    bool m_mixes = false;
};

struct Way {
    Settings settings;
    Passes passes;
};

std::vector<Way> ways()
{
    std::vector<Way> all;
    for (const Dialect dialect : {Dialect::Php, Dialect::Js}) {
        for (const bool fail : {false, true}) {
            all.push_back({{.dialect = dialect, .failOnWarnings = fail}, [dialect](json::Value value) {
                               const Truth truth = truthOf(value, dialect);
                               return dialect == Dialect::Php ? truth.php : truth.js;
                           }});
        }
    }
    all.push_back({{}, [](json::Value value) { return value.isBool() && value.asBool(); }});
    return all;
}

/// Is the field compared with anything, or only asked for its truth?
bool isCompared(const Program& program, const std::string& field)
{
    for (const Node& node : program.nodes()) {
        if (node.op != Operator::Var || node.source.find("var")->text() != field || node.parent == noNode)
            continue;
        const Operator op = program.node(node.parent).op;
        const NodeId first = program.node(node.parent).firstChild;
        const NodeId beside = node.position == 0 ? node.next : first;
        if (beside == noNode || program.node(beside).source.isNull())
            continue;
        if (op == Operator::In || (op >= Operator::Equal && op <= Operator::LessEqual))
            return true;
    }
    return false;
}

/// All data that the fields of a rule can have, at most 2,500.
std::vector<json::Data> allData(const std::string& rule)
{
    const Program program = Program::compile(parsed(rule));
    std::vector<json::Data> all{parsed("{}")};
    for (const std::string& field : Small::fields()) {
        if (rule.find('"' + field + '"') == std::string::npos)
            continue;
        static const std::vector<std::string> anything = {"",     "null",  "true",  "false",   "0",  "1",      "2.5",
                                                          "\"\"", "\"0\"", "\"x\"", "\"0.0\"", "[]", "[\"x\"]"};
        const std::vector<std::string>& values = isCompared(program, field) ? Small::valuesOf(field) : anything;
        if (all.size() * values.size() > 2'500)
            return {};
        std::vector<json::Data> more;
        more.reserve(all.size() * values.size());
        for (const json::Data& data : all) {
            for (const std::string& value : values)
                more.push_back(value.empty() ? data : withValue(data, field, parsed(value)));
        }
        all = std::move(more);
    }
    return all;
}

class Verdicts {
public:
    Verdicts(const json::Data& rule, const Way& way) : m_machine(Program::compile(rule, way.settings)), m_way(way) {}

    bool passes(const json::Data& data)
    {
        const Outcome outcome = m_machine.run(data.root());
        return !outcome.failure && m_way.passes(outcome.value);
    }
    bool isTrue(const json::Data& data)
    {
        const Outcome outcome = m_machine.run(data.root());
        return !outcome.failure && truthOf(outcome.value, m_way.settings.dialect).jsonLogic;
    }

private:
    Machine m_machine;
    const Way& m_way;
};

/// Not followed: JavaScript's order of texts of digits, and parts of a text that is also put in order. There nothing is
/// claimed, and what is true may stay untold.
bool mixesOrders(const std::string& text, const Way& way)
{
    return (way.settings.dialect == Dialect::Js && text.find("\"2\"") != std::string::npos) ||
           (text.find("},\"gold\"]}") != std::string::npos && text.find("2026") != std::string::npos);
}

json::Data partOf(const Program& program, NodeId node) { return program.rule().part(program.node(node).source); }

/// The rule without the clauses that are called redundant.
json::Data without(const Program& program, const Analysis& analysis)
{
    auto document = json::Document::parse(json::write(program.rule().root()));
    for (auto finding = analysis.findings.rbegin(); finding != analysis.findings.rend(); ++finding) {
        if (finding->kind == Finding::Kind::Redundant)
            document = json::remove(*document, program.pointerTo(finding->node));
    }
    return document->dataOf(0);
}

/// What the rule comes to if the comparisons that take the absent field as something are answered in every way: does
/// it pass in all of them? Works on the text of the rule and on nothing of the analysis.
bool passesHoweverTaken(const json::Data& rule, const std::string& path, const json::Data& data, const Way& way)
{
    const Program program = Program::compile(rule, way.settings);
    std::vector<NodeId> taken;
    for (NodeId node = 0; node < program.nodes().size(); ++node) {
        const Operator op = program.node(node).op;
        const bool isOrder = op == Operator::Less || op == Operator::LessEqual || op == Operator::Greater ||
                             op == Operator::GreaterEqual;
        const bool isEqual = op == Operator::Equal || op == Operator::NotEqual;
        if (!isOrder && !isEqual && op != Operator::In)
            continue;
        bool reads = false;
        bool withNull = false;
        std::uint32_t position = 0;
        for (NodeId kid = program.node(node).firstChild; kid != noNode; kid = program.node(kid).next, ++position) {
            const json::Value source = program.node(kid).source;
            if (source.isNull())
                withNull = true;
            if (program.node(kid).op == Operator::Var && source.find("var") && source.find("var")->isString() &&
                source.find("var")->text() == path && (op != Operator::In || position == 0))
                reads = true;
        }
        if (!reads || withNull)
            continue;
        const bool truth = Verdicts(partOf(program, node), way).isTrue(data);
        if (isOrder || (op == Operator::NotEqual ? !truth : truth))
            taken.push_back(node);
    }
    RC_PRE(taken.size() <= 8); // each doubles the ways
    for (unsigned bits = 0; bits < 1U << taken.size(); ++bits) {
        auto document = json::Document::parse(json::write(rule.root()));
        for (std::size_t i = 0; i < taken.size(); ++i)
            document = json::set(*document, program.pointerTo(taken[i]), (bits >> i & 1U) != 0 ? "true" : "false");
        if (!Verdicts(document->dataOf(0), way).passes(data))
            return false;
    }
    return true;
}

} // namespace

TEST_CASE("claims hold for all data of small rules, and what is found is all there is")
{
    REQUIRE(rc::check([](const std::vector<std::uint8_t>& choices) {
        const std::string text = Small(choices).condition();
        const std::vector<json::Data> data = allData(text);
        RC_PRE(!data.empty());
        const json::Data rule = parsed(text);
        for (const Way& way : ways()) {
            const Program program = Program::compile(rule, way.settings);
            const Analysis analysis = analyse(program, way.passes);
            RC_LOG() << text << (way.settings.dialect == Dialect::Php ? " PHP\n" : " JS\n");

            std::vector<bool> passed;
            Verdicts verdicts(rule, way);
            for (const json::Data& one : data)
                passed.push_back(verdicts.passes(one));
            const bool some = std::find(passed.begin(), passed.end(), true) != passed.end();
            const bool all = std::find(passed.begin(), passed.end(), false) == passed.end();
            const Outlook truly = all ? Outlook::AlwaysTrue : some ? Outlook::Depends : Outlook::AlwaysFalse;
            if (!mixesOrders(text, way) || analysis.outlook != Outlook::Undecided)
                RC_ASSERT(analysis.outlook == truly);

            const json::Data shorter = without(program, analysis);
            Verdicts shorterVerdicts(shorter, way);
            for (std::size_t i = 0; i < data.size(); ++i)
                RC_ASSERT(shorterVerdicts.passes(data[i]) == passed[i]);

            for (const Finding& finding : analysis.findings) {
                Verdicts node(partOf(program, finding.node), way);
                if (finding.kind == Finding::Kind::Always) {
                    for (const json::Data& one : data)
                        RC_ASSERT(node.isTrue(one) == finding.truth);
                } else if (finding.kind == Finding::Kind::Contradiction) {
                    Verdicts other(partOf(program, finding.other), way);
                    for (const json::Data& one : data)
                        RC_ASSERT(!(node.isTrue(one) && other.isTrue(one)));
                } else if (finding.kind == Finding::Kind::NotBoolean) {
                    const Answer answer = evaluate(program, *finding.witness);
                    RC_ASSERT(!answer.failure && !answer.value.root().isBool());
                }
            }
        }
    }));
}

TEST_CASE("claims hold for all that fields of a known type can have, whatever they are compared with")
{
    static const std::map<std::string, std::vector<std::string>> typed = {
        {"n", {"", "null", "-1", "0", "1", "2", "3", "2.5", "0.5", "2.0", "1.0", "0.0", "100"}},
        {"t",
         {"", "null", "\"\"", "\"gold\"", "\"Gold\"", "\"0\"", "\"1\"", "\"01\"", "\"2.5\"", "\"-1\"", "\"5\"",
          "\"2026-01-01\"", "\"2027\"", "\"a\"", "\"go\"", "\"silver\""}},
        {"f", {"", "null", "true", "false"}},
        {"l", {"", "null", "[]", "[\"a\"]", "[\"b\",\"a\"]", "[\"gold\"]", "[0]", "[1]", "[\"1\"]", "[true]"}},
    };
    const Domains domains = [](std::string_view path) {
        static const std::map<std::string, std::string, std::less<>> types = {
            {"n", "number"}, {"m.n", "number"}, {"t", "string"}, {"f", "boolean"}, {"l", "array"}};
        return Domain{.type = types.find(path)->second};
    };
    REQUIRE(rc::check([&](const std::vector<std::uint8_t>& choices) {
        Small small(choices);
        small.mixKinds();
        const std::string text = small.condition();
        std::vector<json::Data> data{parsed("{}")};
        for (const std::string& field : Small::fields()) {
            if (text.find('"' + field + '"') == std::string::npos)
                continue;
            std::vector<json::Data> more;
            for (const json::Data& one : data) {
                for (const std::string& value : typed.at(field == "m.n" ? "n" : field))
                    more.push_back(value.empty() ? one : withValue(one, field, parsed(value)));
            }
            RC_PRE(more.size() <= 2'500);
            data = std::move(more);
        }
        const json::Data rule = parsed(text);
        for (const Way& way : ways()) {
            RC_LOG() << text << (way.settings.dialect == Dialect::Php ? " PHP\n" : " JS\n");
            const Program program = Program::compile(rule, way.settings);
            const Analysis analysis = analyse(program, way.passes, domains);
            Verdicts verdicts(rule, way);
            const json::Data shorter = without(program, analysis);
            Verdicts shorterVerdicts(shorter, way);
            for (const json::Data& one : data) {
                const bool passes = verdicts.passes(one);
                RC_ASSERT(shorterVerdicts.passes(one) == passes);
                RC_ASSERT(analysis.outlook != (passes ? Outlook::AlwaysFalse : Outlook::AlwaysTrue));
            }
            for (const Finding& finding : analysis.findings) {
                Verdicts node(partOf(program, finding.node), way);
                Verdicts other(partOf(program, finding.other == noNode ? 0 : finding.other), way);
                for (const json::Data& one : data) {
                    if (finding.kind == Finding::Kind::Always)
                        RC_ASSERT(node.isTrue(one) == finding.truth);
                    else if (finding.kind == Finding::Kind::Contradiction)
                        RC_ASSERT(!(node.isTrue(one) && other.isTrue(one)));
                }
            }
        }
    }));
}

TEST_CASE("a condition is said to pass without a field exactly where taking the field away makes it")
{
    REQUIRE(rc::check([](const std::vector<std::uint8_t>& choices) {
        const std::string text = Small(choices).condition();
        const std::vector<json::Data> data = allData(text);
        RC_PRE(!data.empty());
        const json::Data rule = parsed(text);
        for (const Way& way : ways()) {
            const Program program = Program::compile(rule, way.settings);
            const Analysis analysis = analyse(program, way.passes);
            RC_LOG() << text << (way.settings.dialect == Dialect::Php ? " PHP\n" : " JS\n");
            Verdicts verdicts(rule, way);
            for (const std::string& field : Small::fields()) {
                if (text.find('"' + field + '"') == std::string::npos)
                    continue;
                bool really = false;
                std::set<std::string> passing; // however it is taken; the same data without the field comes up often
                for (std::size_t i = 0; i < data.size() && !really; ++i) {
                    const json::Data less = withValue(data[i], field, std::nullopt);
                    if (less == data[i] || verdicts.passes(data[i]) || !verdicts.passes(less))
                        continue;
                    const std::string lessText = json::write(less.root());
                    if (passing.count(lessText) != 0)
                        continue;
                    really = !passesHoweverTaken(rule, field, less, way);
                    if (!really)
                        passing.insert(lessText);
                }
                const auto finding =
                    std::find_if(analysis.findings.begin(), analysis.findings.end(), [&](const Finding& one) {
                        return one.kind == Finding::Kind::AbsentPasses && one.path == field;
                    });
                const bool found = finding != analysis.findings.end();
                RC_ASSERT(found == really || (!found && mixesOrders(text, way)));
                if (found) {
                    RC_ASSERT(verdicts.passes(*finding->witness));
                    RC_ASSERT(withValue(*finding->witness, field, std::nullopt) == *finding->witness);
                    RC_ASSERT(!passesHoweverTaken(rule, field, *finding->witness, way));
                }
            }
        }
    }));
}

TEST_CASE("witnesses of any rule show what they should, and the same rule is found the same")
{
    REQUIRE(rc::check([](const std::vector<std::uint8_t>& choices) {
        test::AnyRule any(choices);
        const json::Data rule = any.rule();
        for (const Way& way : ways()) {
            const Program program = Program::compile(rule, way.settings);
            const Analysis analysis = analyse(program, way.passes);
            const Analysis again = analyse(program, way.passes);
            RC_ASSERT(analysis.outlook == again.outlook);
            RC_ASSERT(analysis.findings == again.findings);
            Verdicts verdicts(rule, way);
            for (const Finding& finding : analysis.findings) {
                RC_ASSERT(finding.node < program.nodes().size());
                if (finding.kind == Finding::Kind::AbsentPasses)
                    RC_ASSERT(verdicts.passes(*finding.witness));
                if (finding.kind == Finding::Kind::NotBoolean)
                    RC_ASSERT(!evaluate(program, *finding.witness).value.root().isBool());
            }
        }
    }));
}
