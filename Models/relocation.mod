# relocation.mod: who moves to which resettlement site (易地搬迁安置分配), stated in GNU MathProg.
#
# This page is the formulation. It is written from the rules of the problem, not from the program: it takes the raw
# tables (who lives where, how many persons, which wishes, how many places) and states by itself which site is allowed
# for whom, what each rule forbids and what each criterion costs. The program's own formulation is held to the same
# value on every small instance by the tests.
#
#     relocate model INSTANCE --format mathprog > case.dat         writes the data
#     glpsol -m relocation.mod -d case.dat                         solves the first level
#
# README.md beside this file shows how the later levels follow.
#
# All quantities are whole numbers: persons, households, tenths of a kilometre, yuan, thousandths of a score.


# ---------------------------------------------------------------------------------------------------------------------
# 1. What the tables say
# ---------------------------------------------------------------------------------------------------------------------

param NO_LIMIT := 1e12;
    # Stands where a table's cell is empty: no limit of this kind.

param NOWHERE symbolic := "nowhere";
    # Stands where a household states no wish, is not pinned, or was not placed before.

param ELSEWHERE symbolic := "elsewhere";
    # Stands for a site that the sites table does not have: a wish for it counts as stated, a pin to it cannot be obeyed.

param NO_KIN symbolic := "no_kin";
param NO_DWELLING symbolic := "no_dwelling";
    # The one choice at a site without dwelling rows.

set SETTLEMENTS;
    # Hamlets (自然屯).

param moves_whole {SETTLEMENTS} binary, default 0;
    # 1: the hamlet moves as a whole (整体搬迁).

param settlement_hazard {SETTLEMENTS} integer, >= 0, default 0;

set HOUSEHOLDS;

param settlement {HOUSEHOLDS} symbolic, in SETTLEMENTS;
param people     {HOUSEHOLDS} integer, >= 1;
param workers    {HOUSEHOLDS} integer, >= 0, default 0;
param preschool  {HOUSEHOLDS} integer, >= 0, default 0;
param primary    {HOUSEHOLDS} integer, >= 0, default 0;
param middle     {HOUSEHOLDS} integer, >= 0, default 0;
    # Persons; persons able to work; children in kindergarten, primary and middle school.

param hazard {h in HOUSEHOLDS} integer, >= 0, default settlement_hazard[settlement[h]];
    # Hazard level (地质灾害等级): the household's own, else its hamlet's.

param kin {HOUSEHOLDS} symbolic, default NO_KIN;
    # Households of one kin group (亲属组) have the same name here.

param consents {HOUSEHOLDS} binary, default 0;
    # 1: agrees to a site outside the county (是否愿意县外安置). An empty cell is no consent.

param pinned_site {HOUSEHOLDS} symbolic, default NOWHERE;
    # The site decided by hand (指定安置点).

param earlier_site {HOUSEHOLDS} symbolic, default NOWHERE;
    # Where the earlier plan places the household, for the criterion `moved`.

set SITES;
    # Resettlement sites (安置点).

param cross_region       {SITES} binary, default 0;
    # 1: outside the county (跨区域).
param closed             {SITES} binary, default 0;
    # 1: the scenario closes the site.
param people_places      {SITES} integer, >= 0, default NO_LIMIT;
param household_places   {SITES} integer, >= 0, default NO_LIMIT;
param preschool_places   {SITES} integer, >= 0, default NO_LIMIT;
param primary_places     {SITES} integer, >= 0, default NO_LIMIT;
param middle_places      {SITES} integer, >= 0, default NO_LIMIT;
param jobs               {SITES} integer, >= 0, default NO_LIMIT;
param min_people         {SITES} integer, >= 0, default 0;
    # At least so many persons are placed here, unless the site is closed.
param cost_per_person    {SITES} integer, >= 0, default 0;

param wish {HOUSEHOLDS, 1..3} symbolic, default NOWHERE;
    # First, second and third wish (意愿安置点).

set BARRED within HOUSEHOLDS cross SITES;
    # Sites where a household must not be placed (不可安置点).

param UNKNOWN := -1;
param distance {SETTLEMENTS, SITES} integer, >= -1, default UNKNOWN;
    # Tenths of a kilometre, each rounded half up.

set DWELLINGS dimen 2;
    # Pairs of a site and a dwelling type (户型) that stands there.
check {(s,t) in DWELLINGS}: s in SITES;

param fewest        {DWELLINGS} integer, >= 0, default 1;
param most          {DWELLINGS} integer, >= 0, default NO_LIMIT;
    # Fewest and most persons that may take it.
param stock         {DWELLINGS} integer, >= 0, default NO_LIMIT;
    # How many there are (套数).
param dwelling_cost {DWELLINGS} integer, >= 0, default 0;

set SCORES, default {};
    # Columns of the scores table that a criterion uses.
param score {SCORES, HOUSEHOLDS, SITES} integer, default 0;
    # Thousandths.

set FAIRNESS, default {};
    # Columns whose groups of households a criterion `worst:COLUMN` compares.
param group {FAIRNESS, HOUSEHOLDS} symbolic;
    # The group that the column puts the household in; an empty cell is a group too.


# ---------------------------------------------------------------------------------------------------------------------
# 2. What the scenario asks
# ---------------------------------------------------------------------------------------------------------------------

param place_everyone                binary, default 0;
param whole_settlements             symbolic, in {"hard", "soft", "off"}, default "hard";
param sites_per_settlement          integer, >= 0, default NO_LIMIT;
param kin_together                  binary, default 1;
param consent_for_cross_region      binary, default 1;
param one_job_per_working_household binary, default 1;
param max_distance                  integer, default NO_LIMIT;
    # Tenths of a kilometre. A distance that is unknown is allowed.

set LIMITS, default {};
    # Limits of the scenario's own: what the counted households bring to the counted sites, at least and at most.
set LIMIT_SITES {LIMITS} within SITES;
param amount   {LIMITS, HOUSEHOLDS} integer, default 0;
param at_least {LIMITS} integer, default -NO_LIMIT;
param at_most  {LIMITS} integer, default +NO_LIMIT;

set SHARES within LIMITS, default {};
    # Limits that also say which share of all that is placed at a site the counted may be, at each of their sites.
param share_numerator   {SHARES} integer, >= 0;
param share_denominator {SHARES} integer, >= 1;
param whole_amount {SHARES, HOUSEHOLDS} integer, default 0;
    # What a household brings to the whole, counted or not.

param LEVELS integer, >= 1;
    # The objective has levels: each is made as small as can be without worsening any earlier one.
set CRITERIA := {"unplaced", "wishes", "distance", "split", "moved", "cost"} union SCORES union FAIRNESS;
param weight {1..LEVELS, CRITERIA} integer, >= 0, default 0;
    # A level's value is the weighted sum of its criteria.
param tolerance {1..LEVELS} integer, >= 0, default 0;
    # How much the later levels may worsen this one.

param level integer, in 1..LEVELS, default 1;
    # The level that is made small in this run,
param best {k in 1..level-1} integer;
    # and the least values found by the runs before it.


# ---------------------------------------------------------------------------------------------------------------------
# 3. Where each household may go
# ---------------------------------------------------------------------------------------------------------------------

set ALLOWED_SITES {h in HOUSEHOLDS} := {s in SITES:
    # The scenario has not closed it,
    closed[s] = 0
    # it is not barred for this household,
    and (h,s) not in BARRED
    # a household pinned to a site goes to no other,
    and (pinned_site[h] = NOWHERE or pinned_site[h] = s)
    # nobody leaves the county without consent,
    and (consent_for_cross_region = 0 or cross_region[s] = 0 or consents[h] = 1)
    # nor goes farther than the scenario allows, as far as the distance is known.
    and (distance[settlement[h],s] = UNKNOWN or distance[settlement[h],s] <= max_distance)
};

set TYPES_AT {s in SITES} :=
    # A site with dwelling rows gives a dwelling to each household that comes; at a site without rows none is needed.
    if exists {(s,t) in DWELLINGS} 1 = 1
    then setof {(s,t) in DWELLINGS} t
    else {NO_DWELLING};

set OPTIONS {h in HOUSEHOLDS} dimen 2 :=
    # Pairs of an allowed site and a type there that takes a household of this size.
    setof {s in ALLOWED_SITES[h], t in TYPES_AT[s]:
        t = NO_DWELLING or (fewest[s,t] <= people[h] and people[h] <= most[s,t])} (s,t);

set ARRIVALS {s in SITES} dimen 2 := setof {h in HOUSEHOLDS, (s,t) in OPTIONS[h]} (h,t);
    # The same seen from the site: who may come, and to which type.

set MEMBERS {g in SETTLEMENTS} := {h in HOUSEHOLDS: settlement[h] = g};

set WHOLE := {g in SETTLEMENTS: whole_settlements = "hard" and moves_whole[g] = 1};

set KIN := if kin_together = 1 then setof {h in HOUSEHOLDS: kin[h] <> NO_KIN} kin[h] else {};


# ---------------------------------------------------------------------------------------------------------------------
# 4. What is decided
# ---------------------------------------------------------------------------------------------------------------------

var place {h in HOUSEHOLDS, (s,t) in OPTIONS[h]} binary;
    # 1: the household goes to site s and takes a dwelling of type t there.

var left_out {HOUSEHOLDS} binary;
    # 1: the household is left without a site.

var opened {SETTLEMENTS, SITES} binary;
    # 1: households of the hamlet may go to the site.

var extra {SETTLEMENTS} integer, >= 0;
    # Sites that the hamlet uses beyond the first.

var kin_site {KIN, SITES} binary;
    # 1: the kin group goes to the site.

var worst_mean {FAIRNESS} integer, >= 0;
    # The largest mean burden of a person over the groups of a column, in thousandths.


# ---------------------------------------------------------------------------------------------------------------------
# 5. Rules
# ---------------------------------------------------------------------------------------------------------------------

s.t. one_site {h in HOUSEHOLDS}:
    sum {(s,t) in OPTIONS[h]} place[h,s,t] + left_out[h] = 1;

s.t. must_be_placed {h in HOUSEHOLDS: place_everyone = 1 or pinned_site[h] <> NOWHERE}:
    # Everyone where the scenario says so, and in any case who is pinned.
    left_out[h] = 0;

# Places at the sites.

s.t. people_capacity {s in SITES: people_places[s] < NO_LIMIT}:
    sum {(h,t) in ARRIVALS[s]} people[h] * place[h,s,t] <= people_places[s];

s.t. household_capacity {s in SITES: household_places[s] < NO_LIMIT}:
    sum {(h,t) in ARRIVALS[s]} place[h,s,t] <= household_places[s];

s.t. preschool_capacity {s in SITES: preschool_places[s] < NO_LIMIT}:
    sum {(h,t) in ARRIVALS[s]} preschool[h] * place[h,s,t] <= preschool_places[s];

s.t. primary_capacity {s in SITES: primary_places[s] < NO_LIMIT}:
    sum {(h,t) in ARRIVALS[s]} primary[h] * place[h,s,t] <= primary_places[s];

s.t. middle_capacity {s in SITES: middle_places[s] < NO_LIMIT}:
    sum {(h,t) in ARRIVALS[s]} middle[h] * place[h,s,t] <= middle_places[s];

s.t. job_capacity {s in SITES: one_job_per_working_household = 1 and jobs[s] < NO_LIMIT}:
    # One job for each household with someone able to work.
    sum {(h,t) in ARRIVALS[s]: workers[h] > 0} place[h,s,t] <= jobs[s];

s.t. dwelling_stock {(s,t) in DWELLINGS: stock[s,t] < NO_LIMIT}:
    sum {h in HOUSEHOLDS: (s,t) in OPTIONS[h]} place[h,s,t] <= stock[s,t];

s.t. site_is_worth_opening {s in SITES: closed[s] = 0 and min_people[s] > 0}:
    sum {(h,t) in ARRIVALS[s]} people[h] * place[h,s,t] >= min_people[s];

# Hamlets. The rows between place and opened stand for each household and site by itself: the linear relaxation is then
# far tighter than with one row for all households of the hamlet.

param sites_are_counted binary :=
    if sites_per_settlement < card(SITES) or exists {k in 1..level} weight[k,"split"] > 0 then 1 else 0;

s.t. only_opened_sites {g in SETTLEMENTS diff WHOLE, h in MEMBERS[g], s in ALLOWED_SITES[h]: sites_are_counted = 1}:
    sum {(s,t) in OPTIONS[h]} place[h,s,t] <= opened[g,s];

s.t. few_sites {g in SETTLEMENTS: sites_per_settlement < card(SITES)}:
    sum {s in SITES} opened[g,s] <= sites_per_settlement;

s.t. sites_beyond_the_first {g in SETTLEMENTS: sites_are_counted = 1}:
    extra[g] >= sum {s in SITES} opened[g,s] - 1;

s.t. whole_hamlet_goes_together {g in WHOLE, h in MEMBERS[g], s in SITES}:
    # Either every household goes to the opened site, or no site is opened and no household is placed. That only one
    # is opened follows from the households' having one site.
    sum {(s,t) in OPTIONS[h]} place[h,s,t] = opened[g,s];

# Kin. A group may have households of several hamlets.

s.t. kin_goes_together {h in HOUSEHOLDS, s in SITES: kin_together = 1 and kin[h] <> NO_KIN}:
    sum {(s,t) in OPTIONS[h]} place[h,s,t] = kin_site[kin[h],s];

# Limits of the scenario's own.

s.t. limit_at_least {l in LIMITS: at_least[l] > -NO_LIMIT}:
    sum {s in LIMIT_SITES[l], (h,t) in ARRIVALS[s]} amount[l,h] * place[h,s,t] >= at_least[l];

s.t. limit_at_most {l in LIMITS: at_most[l] < NO_LIMIT}:
    sum {s in LIMIT_SITES[l], (h,t) in ARRIVALS[s]} amount[l,h] * place[h,s,t] <= at_most[l];

s.t. limit_share {l in SHARES, s in LIMIT_SITES[l]}:
    # counted <= share * all, both sides times the denominator.
    sum {(h,t) in ARRIVALS[s]} (share_denominator[l] * amount[l,h] - share_numerator[l] * whole_amount[l,h]) * place[h,s,t]
    <= 0;


# ---------------------------------------------------------------------------------------------------------------------
# 6. What is to be small
# ---------------------------------------------------------------------------------------------------------------------

param unplaced_charge {h in HOUSEHOLDS} := people[h] * (1 + hazard[h]);
    # For a household left without a site, which pays no wishes and no distance.

param states_a_wish {h in HOUSEHOLDS} binary := if exists {r in 1..3} wish[h,r] <> NOWHERE then 1 else 0;

param wish_charge {h in HOUSEHOLDS, s in SITES} := people[h] * (
    if states_a_wish[h] = 0 then 0
    else if wish[h,1] = s then 0
    else if wish[h,2] = s then 1
    else if wish[h,3] = s then 2
    else 4);

param distance_charge {h in HOUSEHOLDS, s in SITES} :=
    if distance[settlement[h],s] = UNKNOWN then 0 else people[h] * distance[settlement[h],s];

param cost_charge {h in HOUSEHOLDS, (s,t) in OPTIONS[h]} :=
    people[h] * cost_per_person[s] + (if t = NO_DWELLING then 0 else dwelling_cost[s,t]);

param was_placed {h in HOUSEHOLDS} binary := if earlier_site[h] <> NOWHERE then 1 else 0;

param moved_charge {h in HOUSEHOLDS, s in SITES} := if was_placed[h] = 1 and earlier_site[h] <> s then 1 else 0;
    # Who had a site and is now left out has moved as well; who had none has not.

param charge_out {k in 1..level, h in HOUSEHOLDS} :=
    # What level k pays for a household that is left out,
    weight[k,"unplaced"] * unplaced_charge[h] + weight[k,"moved"] * was_placed[h];

param charge {k in 1..level, h in HOUSEHOLDS, (s,t) in OPTIONS[h]} :=
    # and for one at this site, in this type. A score is to be large, hence its minus.
    weight[k,"wishes"] * wish_charge[h,s]
    + weight[k,"distance"] * distance_charge[h,s]
    + weight[k,"moved"] * moved_charge[h,s]
    + weight[k,"cost"] * cost_charge[h,s,t]
    - sum {n in SCORES} weight[k,n] * score[n,h,s];

minimize value:
    sum {h in HOUSEHOLDS} charge_out[level,h] * left_out[h]
    + sum {h in HOUSEHOLDS, (s,t) in OPTIONS[h]} charge[level,h,s,t] * place[h,s,t]
    + sum {g in SETTLEMENTS} weight[level,"split"] * extra[g]
    + sum {f in FAIRNESS} weight[level,f] * worst_mean[f];

s.t. keep_earlier_level {k in 1..level-1}:
    sum {h in HOUSEHOLDS} charge_out[k,h] * left_out[h]
    + sum {h in HOUSEHOLDS, (s,t) in OPTIONS[h]} charge[k,h,s,t] * place[h,s,t]
    + sum {g in SETTLEMENTS} weight[k,"split"] * extra[g]
    + sum {f in FAIRNESS} weight[k,f] * worst_mean[f]
    <= best[k] + tolerance[k];

# Fairness. The mean of a group is what its households pay for wishes and distance over all its persons, placed or not,
# in thousandths and rounded half up. Where C is the sum and P the persons, the smallest whole z with
# 2 P z >= 2000 C - P + 1 for every group is the largest of the means.

set GROUPS {f in FAIRNESS} := setof {h in HOUSEHOLDS} group[f,h];

param persons {f in FAIRNESS, c in GROUPS[f]} := sum {h in HOUSEHOLDS: group[f,h] = c} people[h];

s.t. worst_off {f in FAIRNESS, c in GROUPS[f]}:
    2 * persons[f,c] * worst_mean[f] >= 1 - persons[f,c] + 2000 *
        sum {h in HOUSEHOLDS, (s,t) in OPTIONS[h]: group[f,h] = c} (wish_charge[h,s] + distance_charge[h,s]) * place[h,s,t];

solve;


# ---------------------------------------------------------------------------------------------------------------------
# 7. What came out, on the terminal only. It says something only under INTEGER OPTIMAL SOLUTION FOUND.
# ---------------------------------------------------------------------------------------------------------------------

set PLACED := setof {h in HOUSEHOLDS, (s,t) in OPTIONS[h]: place[h,s,t].val > 0.5} (h,s,t);

set USED := setof {(h,s,t) in PLACED} (settlement[h],s);

param counted {c in CRITERIA} :=
    # Each criterion counted anew from who goes where.
    if c = "unplaced" then sum {h in HOUSEHOLDS: left_out[h].val > 0.5} unplaced_charge[h]
    else if c = "wishes" then sum {(h,s,t) in PLACED} wish_charge[h,s]
    else if c = "distance" then sum {(h,s,t) in PLACED} distance_charge[h,s]
    else if c = "split" then sum {g in SETTLEMENTS} max(0, -1 + sum {(g,s) in USED} 1)
    else if c = "moved" then card({h in HOUSEHOLDS: was_placed[h] = 1
        and not exists {(h,s,t) in PLACED} earlier_site[h] = s})
    else if c = "cost" then sum {(h,s,t) in PLACED} cost_charge[h,s,t]
    else if c in SCORES then -sum {(h,s,t) in PLACED} score[c,h,s]
    else max {m in GROUPS[c]} floor((persons[c,m] + 2000 *
        sum {(h,s,t) in PLACED: group[c,h] = m} (wish_charge[h,s] + distance_charge[h,s])) / (2 * persons[c,m]));

printf "\nhousehold settlement people site dwelling\n";
printf {(h,s,t) in PLACED} "%s %s %d %s %s\n", h, settlement[h], people[h], s, t;
printf {h in HOUSEHOLDS: left_out[h].val > 0.5} "%s %s %d %s -\n", h, settlement[h], people[h], NOWHERE;

printf "\n";
printf {c in CRITERIA} "%s %.0f\n", c, counted[c];

printf "\n";
printf {k in 1..level} "value of level %d: %.0f\n", k, sum {c in CRITERIA} weight[k,c] * counted[c];

end;
