// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/document/workspace.h"
#include "ui/find/match.h"

#include <QStringList>

namespace retort {

/// Something that a recipe's actions name and that must exist where it is published.
struct RecipeNeed {
    std::string list; ///< "targets", "benefits", …
    std::string handle;
    bool there = false; ///< The workspace has it.
    /// What the workspace has that may be named instead of it, in the order of its list; "" as a name where it has
    /// none.
    struct Choice {
        std::string handle;
        std::string name;

        bool operator==(const Choice&) const = default;
    };
    std::vector<Choice> choices = {};

    /// What to name where nobody has chosen: the handle itself where it is there, the only one that there is, or the
    /// handle that the recipe has.
    const std::string& usual() const;

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

/// What the actions do where these handles are named: one for each of the recipe's needs.
QStringList stepsOf(const Workspace& workspace, const Recipe& recipe, const std::vector<std::string>& handles);

/// Makes the reaction, inactive, and its sample events where wanted: one step. Gives the reaction. `handles` are named
/// instead of those of the recipe's needs; none leave the recipe as it is.
EntryId addRecipe(Workspace& workspace, const Recipe& recipe, bool withSamples,
                  const std::vector<std::string>& handles = {});

} // namespace retort
