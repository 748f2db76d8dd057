// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/json/data.h"
#include "tests/app/cli/incli.h"

#include <vector>

using namespace retort;
using namespace retort::tests;

namespace {

/// The answer to one line, without its newline.
std::string logic(const std::string& line, std::vector<std::string> options = {})
{
    options.insert(options.begin(), "logic");
    const Ran ran = cli(options, line + '\n');
    CHECK(ran.status == 0);
    CHECK(ran.err.empty());
    REQUIRE(ran.out.ends_with('\n'));
    return ran.out.substr(0, ran.out.size() - 1);
}

bool isError(const std::string& answer, const std::string& part)
{
    const auto data = json::Data::parse(answer);
    REQUIRE(data);
    REQUIRE(data->root().size() == 1);
    const json::Value* error = data->root().find("error");
    REQUIRE(error);
    REQUIRE(error->isString());
    INFO(std::string(error->text()));
    return std::string(error->text()).find(part) != std::string::npos;
}

std::string nested(int depth, const std::string& inside)
{
    return std::string(static_cast<std::size_t>(depth), '[') + inside +
           std::string(static_cast<std::size_t>(depth), ']');
}

} // namespace

TEST_CASE("lines are answered in order, and blank ones are passed over")
{
    const Ran ran = cli({"logic"}, "{\"rule\":{\"var\":\"n\"},\"data\":{\"n\":1}}\n\n  \t\n"
                                   "{\"data\":{\"n\":2},\"rule\":{\"var\":\"n\"}}\r\n"
                                   "{\"rule\":{\"var\":\"n\"},\"data\":{\"n\":\"three\"}}");
    CHECK(ran.status == 0);
    CHECK(ran.out == "{\"result\":1}\n{\"result\":2}\n{\"result\":\"three\"}\n");
    CHECK(cli({"logic"}).out.empty());
}

TEST_CASE("a bad line gets an error line, and the next one its answer")
{
    const Ran ran = cli({"logic"}, "{\"rule\":\n[1]\n{}\n{\"rule\":1,\"rule\":2}\n\xff\n{\"rule\":7}\n");
    CHECK(ran.status == 0);
    std::istringstream lines(ran.out);
    std::vector<std::string> answers;
    for (std::string line; std::getline(lines, line);)
        answers.push_back(line);
    REQUIRE(answers.size() == 6);
    CHECK(isError(answers[0], "column"));
    CHECK(isError(answers[1], "must be an object"));
    CHECK(isError(answers[2], "no \"rule\""));
    CHECK(isError(answers[3], "stands twice"));
    CHECK(isError(answers[4], "UTF-8"));
    CHECK(answers[5] == "{\"result\":7}");
}

TEST_CASE("missing data is null, and undefined is null")
{
    CHECK(logic(R"({"rule":{"var":""}})") == R"({"result":null})");
    CHECK(logic(R"({"rule":{"var":"a.b"}})") == R"({"result":null})");
    CHECK(logic(R"({"rule":null,"data":1})") == R"({"result":null})");
    CHECK(logic(R"({"rule":{"and":[]}})", {"--dialect", "js"}) == R"({"result":null})");
    CHECK(logic(R"({"rule":[{"if":[]},1]})", {"--dialect", "js"}) == R"({"result":[null,1]})");
}

TEST_CASE("numbers are printed as the dialect prints them")
{
    CHECK(logic(R"({"rule":{"/":[9,2]}})") == R"({"result":4.5})");
    CHECK(logic(R"({"rule":{"var":"x"},"data":{"x":9.0}})") == R"({"result":9.0})");
    CHECK(logic(R"({"rule":{"*":[1.5,2]}})") == R"({"result":3.0})");
    CHECK(logic(R"({"rule":{"+":[1,2]}})") == R"({"result":3})");
    CHECK(logic(R"({"rule":{"var":"x"},"data":{"x":9.0}})", {"--dialect", "js"}) == R"({"result":9})");
    CHECK(logic(R"({"rule":{"*":[1.5,2]}})", {"--dialect", "js"}) == R"({"result":3})");
    CHECK(logic(R"({"rule":{"/":[9,2]}})", {"--dialect", "js"}) == R"({"result":4.5})");
}

TEST_CASE("a result that is no number of JSON is an error that names it, inside of lists it is null")
{
    const std::vector<std::string> js = {"--dialect", "js"};
    CHECK(isError(logic(R"({"rule":{"+":["x"]}})", js), "NaN"));
    CHECK(isError(logic(R"({"rule":{"/":[1,0]}})", js), "The result is Infinity"));
    CHECK(isError(logic(R"({"rule":{"/":[-1,0]}})", js), "-Infinity"));
    CHECK(logic(R"({"rule":[{"/":[1,0]},{"+":["x"]},1]})", js) == R"({"result":[null,null,1]})");
    CHECK(isError(logic(R"({"rule":{"*":[1e308,10]}})"), "Infinity"));
}

TEST_CASE("an error says what was thrown and where")
{
    CHECK(isError(logic(R"({"rule":{"and":[true,{"%":[1,0]}]}})"), "/and/1"));
    CHECK(isError(logic(R"({"rule":{"fly":[1]}})"), "fly"));
}

TEST_CASE("PHP warnings pass unless told otherwise")
{
    const std::string line = R"({"rule":{"cat":[[1],"x"]}})";
    CHECK(logic(line) == R"({"result":"Arrayx"})");
    CHECK(logic(line, {"--php-warnings", "pass"}) == R"({"result":"Arrayx"})");
    CHECK(isError(logic(line, {"--php-warnings", "fail"}), "rray"));
}

TEST_CASE("objects of PHP are arrays unless told otherwise")
{
    const std::string line = R"({"rule":{"!!":[{"var":"o"}]},"data":{"o":{}}})";
    CHECK(logic(line) == R"({"result":false})");
    CHECK(logic(line, {"--objects"}) == R"({"result":true})");
}

TEST_CASE("a byte that is no UTF-8 prints as a replacement character")
{
    // PHP's substr counts bytes and cuts the character in two.
    CHECK(logic("{\"rule\":{\"substr\":[\"\xC3\xA4\",0,1]}}") == "{\"result\":\"\xEF\xBF\xBD\"}");
}

TEST_CASE("log gives its operand and writes nothing")
{
    CHECK(logic(R"({"rule":{"log":["hello"]}})") == R"({"result":"hello"})");
}

TEST_CASE("rule and data have the depth limit of their own root")
{
    CHECK(logic("{\"rule\":1,\"data\":" + nested(511, "") + "}") == "{\"result\":1}");
    CHECK(logic("{\"rule\":" + nested(511, "") + "}") == "{\"result\":" + nested(511, "") + "}");
    CHECK(isError(logic("{\"rule\":1,\"data\":" + nested(512, "") + "}"), "nested"));
    CHECK(isError(logic("{\"rule\":" + nested(512, "") + ",\"data\":1}"), "More than 511 lists"));
}

TEST_CASE("a line over the limit is told, and the next one answered")
{
    const Ran ran = cli({"logic"}, "{\"rule\":\"" + std::string(std::size_t{17} << 20, 'x') + "\"}\n{\"rule\":7}\n");
    const std::size_t newline = ran.out.find('\n');
    CHECK(isError(ran.out.substr(0, newline), "16 MiB"));
    CHECK(ran.out.substr(newline) == "\n{\"result\":7}\n");
}

TEST_CASE("a rule that comes again on other data, and one that differs by a number's form, are answered anew")
{
    const Ran ran = cli({"logic"}, "{\"rule\":{\"===\":[{\"var\":\"n\"},9]},\"data\":{\"n\":9}}\n"
                                   "{\"rule\":{\"===\":[{\"var\":\"n\"},9]},\"data\":{\"n\":8}}\n"
                                   "{\"rule\":{\"===\":[{\"var\":\"n\"},9.0]},\"data\":{\"n\":9}}\n"
                                   "{\"rule\":{\"===\":[{\"var\":\"n\"},9]},\"data\":{\"n\":9}}\n");
    CHECK(ran.out == "{\"result\":true}\n{\"result\":false}\n{\"result\":false}\n{\"result\":true}\n");
}

TEST_CASE("a trace tells why, what was read, what each operator gave and what was not evaluated")
{
    const std::string answer =
        logic(R"({"rule":{"and":[{">=":[{"var":"score"},9]},{"==":[{"var":"tier"},"gold"]}]},"data":{"score":8}})",
              {"--trace"});
    const auto parsed = json::Data::parse(answer);
    REQUIRE(parsed);
    CHECK(contains(answer, R"({"result":false,"trace":{)"));
    const json::Value trace = *parsed->root().find("trace");
    CHECK(contains(std::string(trace.find("why")->text()), "score is 8"));
    CHECK(contains(answer, R"("reads":[{"path":"score","value":8,"origin":"data","found":"present"}])"));
    CHECK(contains(answer, R"("evaluations":[{"pointer":"","operator":"and","value":false},)"
                           R"({"pointer":"/and/0","operator":">=","value":false}])"));
    REQUIRE(trace.find("not_evaluated")->size() == 1);
    CHECK(trace.find("not_evaluated")->items()[0].find("pointer")->text() == "/and/1");
}

TEST_CASE("an error has its trace too")
{
    const std::string answer = logic(R"({"rule":{"%":[1,{"var":"n"}]},"data":{"n":0}})", {"--trace"});
    CHECK(contains(answer, "{\"error\":\""));
    CHECK(contains(answer, R"("failed":true)"));
    CHECK(contains(answer, R"("path":"n")"));
}

TEST_CASE("each answer is written before the next line is read")
{
    /// Gives a line only when the line before was answered.
    class Conversation : public std::streambuf {
    public:
        Conversation(const std::ostringstream& answers) : m_answers(answers) {}
        int asked = 0;
        bool answeredInTime = true;

    protected:
        int_type underflow() override
        {
            const std::string answers = m_answers.str();
            answeredInTime = answeredInTime && std::count(answers.begin(), answers.end(), '\n') == asked;
            if (asked == 3)
                return traits_type::eof();
            ++asked;
            setg(m_line.data(), m_line.data(), m_line.data() + m_line.size());
            return traits_type::to_int_type(m_line[0]);
        }

    private:
        const std::ostringstream& m_answers;
        std::string m_line = "{\"rule\":1}\n";
    };
    std::ostringstream out;
    std::ostringstream err;
    Conversation conversation(out);
    std::istream in(&conversation);
    CHECK(runCli({"logic"}, in, out, err) == 0);
    CHECK(conversation.asked == 3);
    CHECK(conversation.answeredInTime);
}

TEST_CASE("what is wrong with a line is said of the line, not of a file")
{
    const std::string twice = logic(R"({"rule":1,"data":{"a":1,"a":2}})");
    CHECK(isError(twice, "first at column 19"));
    CHECK_FALSE(isError(twice, "line 1"));
    for (const std::string& nul : {std::string(3, '\0'), std::string("{\"rule\":") + '\0' + "1}"}) {
        CHECK(isError(logic(nul), "A zero byte stands in this line"));
        CHECK_FALSE(isError(logic(nul), "backup"));
    }
}
