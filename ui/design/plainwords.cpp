// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/design/plainwords.h"

#include <QCoreApplication>

#include <string_view>
#include <unordered_map>

namespace retort {

namespace {

struct Row {
    std::string_view said; ///< By the catalogue.
    const char* plainly;
};

constexpr Row rows[] = {
    {"Gate: evaluates a JSON Logic condition against the context and stops the rest of the chain when it is false.",
     QT_TRANSLATE_NOOP("PlainWords", "Stops the chain here unless its condition holds.")},
    {"Issues a benefit to the customer from a benefit definition.",
     QT_TRANSLATE_NOOP("PlainWords", "Gives the customer a benefit.")},
    {"Issues a dollar-value reward to the customer from a reward definition.",
     QT_TRANSLATE_NOOP("PlainWords", "Gives the customer a reward of an amount of money.")},
    {"Awards points to the customer, by a fixed value or by an earn rate.",
     QT_TRANSLATE_NOOP("PlainWords", "Gives the customer points: a fixed number, or by an earn rate.")},
    {"Awards tier points, which only count towards tiers.",
     QT_TRANSLATE_NOOP("PlainWords", "Gives the customer tier points, which count towards tiers only.")},
    {"Puts the customer on a tier by hand.",
     QT_TRANSLATE_NOOP("PlainWords", "Puts the customer on a tier, whatever points say.")},
    {"Raises the count of an achievement.",
     QT_TRANSLATE_NOOP("PlainWords", "Counts towards one of the customer's achievements.")},
    {"Renders a target's Twig template with the context and posts the result to the target URL.",
     QT_TRANSLATE_NOOP("PlainWords", "Sends a message to another system, with the data of the event.")},
    {"Records a use of one of the customer's benefits.",
     QT_TRANSLATE_NOOP("PlainWords", "Marks one of the customer's benefits as used.")},
    {"Finds the customer's highest status in a status group and writes its handle to a custom attribute, only when it "
     "outranks the stored one.",
     QT_TRANSLATE_NOOP("PlainWords",
                       "Keeps the highest status of a group that the customer has had in a custom attribute.")},
    {"JSON Logic rule. Shown everywhere with is_dynamic null although it is evaluated.",
     QT_TRANSLATE_NOOP("PlainWords", "What has to hold for the chain to go on.")},
    {"Which customer to act on. Give a JSON Logic var: profile_id in most contexts, id in a profile context.",
     QT_TRANSLATE_NOOP("PlainWords",
                       "The customer it is for: profile_id of most events, id where the event is about a profile.")},
    {"Which customer to act on; not listed among the required arguments.",
     QT_TRANSLATE_NOOP("PlainWords", "The customer it is for. It may be left out.")},
    {"Handle of the benefit definition.", QT_TRANSLATE_NOOP("PlainWords", "Which benefit.")},
    {"Handle of the reward definition (same pattern as benefit.create; named only by analogy).",
     QT_TRANSLATE_NOOP("PlainWords", "Which reward.")},
    {"Handle of the point definition; also selects which rates apply.",
     QT_TRANSLATE_NOOP("PlainWords", "Which points; the earn rates go with them.")},
    {"Handle of the point definition.", QT_TRANSLATE_NOOP("PlainWords", "Which points.")},
    {"Handle of the achievement definition.", QT_TRANSLATE_NOOP("PlainWords", "Which achievement.")},
    {"Handle of the target. Pages agree that a handle is given but the argument name was not visible; target_handle "
     "appears in one example of another shape.",
     QT_TRANSLATE_NOOP("PlainWords", "Which target the message goes to.")},
    {"Handle of the tier; the API call of the same purpose uses this field name.",
     QT_TRANSLATE_NOOP("PlainWords", "Which tier.")},
    {"Value for the instance when the definition uses one.",
     QT_TRANSLATE_NOOP("PlainWords", "Its value, where the benefit has one.")},
    {"Amount to issue instead of the definition value; bounded by max_value where set.",
     QT_TRANSLATE_NOOP("PlainWords", "An amount other than the reward's own, up to its greatest one.")},
    {"Points to award, or the base amount when a rate is applied.",
     QT_TRANSLATE_NOOP("PlainWords", "How many points, or the amount that the earn rate multiplies.")},
    {"Tier points to award, or the base amount when a rate is applied.",
     QT_TRANSLATE_NOOP("PlainWords", "How many tier points, or the amount that the earn rate multiplies.")},
    {"When true the applicable rate is looked up and multiplied with the base amount.",
     QT_TRANSLATE_NOOP("PlainWords", "Whether the earn rate multiplies the amount.")},
    {"When true the applicable rate is looked up.",
     QT_TRANSLATE_NOOP("PlainWords", "Whether the earn rate multiplies the amount.")},
    {"product or profile: which kind of condition wins between equally specific rates.",
     QT_TRANSLATE_NOOP("PlainWords", "Which of two earn rates wins: that of the product or that of the profile.")},
    {"product or profile.",
     QT_TRANSLATE_NOOP("PlainWords", "Which of two earn rates wins: that of the product or that of the profile.")},
    {"Expiry; points do not expire by default.",
     QT_TRANSLATE_NOOP("PlainWords", "When they expire. Without it they do not.")},
    {"Overrides the expiry worked out from the definition.",
     QT_TRANSLATE_NOOP("PlainWords", "When it expires, if not as its definition says.")},
    {"Overrides the issue time.", QT_TRANSLATE_NOOP("PlainWords", "When it was issued, if not now.")},
    {"IANA time zone of the instance.",
     QT_TRANSLATE_NOOP("PlainWords", "The time zone that its dates are in, as Australia/Sydney.")},
    {"Reference in another system.", QT_TRANSLATE_NOOP("PlainWords", "What another system knows it by.")},
    {"Free data kept on the instance.", QT_TRANSLATE_NOOP("PlainWords", "Anything else to keep with it.")},
    {"Free data kept on the record.", QT_TRANSLATE_NOOP("PlainWords", "Anything else to keep with it.")},
    {"Free data.", QT_TRANSLATE_NOOP("PlainWords", "Anything else to keep with it.")},
    {"Text kept on the record.", QT_TRANSLATE_NOOP("PlainWords", "A text that is kept with them.")},
    {"How much to add; 1 is the usual step.", QT_TRANSLATE_NOOP("PlainWords", "How much it counts: usually 1.")},
    {"How many uses to record; 1 is the usual step.", QT_TRANSLATE_NOOP("PlainWords", "How many uses: usually 1.")},
    {"Benefit instance to redeem, usually a var such as id in a benefit context.",
     QT_TRANSLATE_NOOP("PlainWords", "Which of the customer's benefits: id, where the event is about a benefit.")},
    {"Handle of the status group.", QT_TRANSLATE_NOOP("PlainWords", "Which group of statuses.")},
    {"Namespace of the custom attribute.", QT_TRANSLATE_NOOP("PlainWords", "The namespace of the custom attribute.")},
    {"Handle of the custom attribute.", QT_TRANSLATE_NOOP("PlainWords", "The name of the custom attribute.")},
    {"Type of the custom attribute: string, integer, float, boolean, json or array.",
     QT_TRANSLATE_NOOP("PlainWords",
                       "What the custom attribute holds: string, integer, float, boolean, json or array.")},
    {"asc or desc.", QT_TRANSLATE_NOOP("PlainWords", "In which order statuses rank: asc or desc.")},
    {"Profile events. The profile itself is the root, so fields are read without a prefix.",
     QT_TRANSLATE_NOOP("PlainWords", "About a profile: its fields are named as they are, with nothing before them.")},
    {"Address events: the address is the root, with its owner and a short profile object.",
     QT_TRANSLATE_NOOP("PlainWords", "About an address, with its owner and a few fields of the profile.")},
    {"Purchase and return events. The transaction is the root; the linked profile is described as part of the context "
     "and is modelled under profile.",
     QT_TRANSLATE_NOOP("PlainWords", "About a purchase or a return, with its customer under profile.")},
    {"One transaction line as the root; product.brand is read straight from the root.",
     QT_TRANSLATE_NOOP("PlainWords", "About one line of a purchase, with its product under product.")},
    {"Order events: the order is the root with profile, location, items and transactions.",
     QT_TRANSLATE_NOOP("PlainWords", "About an order, with profile, location, items and transactions.")},
    {"Tier events. profile_id and the achieved tier definition are read from the root.",
     QT_TRANSLATE_NOOP("PlainWords", "About the tier of a customer, with the tier under definition.")},
    {"Reward events. The reward is the root; value and local dates are read straight from it and the customer under "
     "profile.",
     QT_TRANSLATE_NOOP("PlainWords", "About a reward, with its customer under profile.")},
    {"Point earn rate events; no customer is in scope.",
     QT_TRANSLATE_NOOP("PlainWords", "About earn rates of points. There is no customer in it.")},
    {"Location events; no customer is in scope.",
     QT_TRANSLATE_NOOP("PlainWords", "About locations. There is no customer in it.")},
    {"Region events; no customer is in scope.",
     QT_TRANSLATE_NOOP("PlainWords", "About regions. There is no customer in it.")},
    {"Custom events. One guide puts profile_id and a data object at the root; what else is present (profile, "
     "aggregations) is not documented.",
     QT_TRANSLATE_NOOP("PlainWords",
                       "An event of your own: the customer as profile_id, and what was sent with it under data.")},
};

} // namespace

QString plainWords(const std::string& catalogueSentence)
{
    static const auto bySentence = [] {
        std::unordered_map<std::string_view, const char*> map;
        for (const Row& row : rows)
            map.emplace(row.said, row.plainly);
        return map;
    }();
    const auto found = bySentence.find(catalogueSentence);
    return found == bySentence.end() ? QString::fromStdString(catalogueSentence)
                                     : QCoreApplication::translate("PlainWords", found->second);
}

} // namespace retort
