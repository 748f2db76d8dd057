// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/workspace.h"
#include "ui/find/match.h"

#include <QStringList>

namespace retort {

/// Something that a recipe's actions name and that must exist where it is published.
struct RecipeNeed {
    /// What is named, or may be named instead.
    struct Choice {
        std::string handle;
        std::string name = {};  ///< "" where it has none.
        std::string space = {}; ///< Of a custom attribute its namespace, which goes with it.

        bool operator==(const Choice&) const = default;
    };

    std::string list;                 ///< "targets", "benefits", …
    Choice own;                       ///< As the recipe has it.
    bool there = false;               ///< The workspace has it.
    std::vector<Choice> choices = {}; ///< What the workspace has, in the order of its list.

    /// What to name where nobody has chosen: what the recipe has where it is there, else the only one that there is,
    /// else what the recipe has.
    const Choice& usual() const;

    bool operator==(const RecipeNeed&) const = default;
};

/// A worked example of the catalogue that an event starts, in words.
struct Recipe {
    std::size_t pattern = 0; ///< In Catalogue::patterns().
    QString name;
    QString description;
    QString trigger;      ///< The event's name.
    QString triggerWords; ///< When it fires.
    QStringList steps;    ///< What its actions do, in the order of execution.
    QStringList samples;  ///< Names of its sample events.
    std::vector<RecipeNeed> needs;

    /// Everything of it that can be searched.
    Folded searched;
};

/// Those of the catalogue that an event starts; what runs by a schedule is no reaction.
std::vector<Recipe> recipesOf(const Workspace& workspace);
/// Whether each word that was typed is somewhere in it.
bool fits(const Recipe& recipe, const QString& typed);

/// What the actions do where these are named: one for each of the recipe's needs.
QStringList stepsOf(const Workspace& workspace, const Recipe& recipe, const std::vector<RecipeNeed::Choice>& named);

/// Makes the reaction, inactive, and its sample events where wanted: one step. Gives the reaction. `named` is what
/// takes the place of the recipe's needs; none leave the recipe as it is.
EntryId addRecipe(Workspace& workspace, const Recipe& recipe, bool withSamples,
                  const std::vector<RecipeNeed::Choice>& named = {});

} // namespace retort
