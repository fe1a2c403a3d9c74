"""The files of a plan folder, as verify.py reads them: tables and cells (tables.md), scenarios
(scenario.md), assignments (proof.md). Nothing is judged here.
"""
import csv, io, json, math, os, re
from fractions import Fraction
from functools import cache

TABLES = {  # table: file names, then key and Chinese headings (tables.md)
    "households": ("households 农户 农户表 户表 搬迁户 搬迁对象", """
        id 户编号 户号 编号|people 家庭人口 人口数 家庭人数|settlement 自然屯 屯 组 村民小组|head 户主姓名 户主|
        id_number 户主身份证号 身份证号 证件号码|category 人员类别|workers 劳动力人数|preschool 幼儿人数|
        primary 小学在读人数|middle 初中在读人数|elderly 60岁以上人数|disabled 残疾人数|ethnicity 民族|
        hazard 地质灾害等级|kin 亲属组|wish_1 意愿安置点1|wish_2 意愿安置点2|wish_3 意愿安置点3|
        pinned_site 指定安置点|accepts_cross_region 是否愿意县外安置|barred_sites 不可安置点"""),
    "settlements": ("settlements 自然屯 自然屯表 屯表 屯", """
        id 屯编号 自然屯编号 编号|name 名称|village 行政村 村|township 乡镇|longitude 经度|latitude 纬度|
        move 搬迁方式|hazard 地质灾害等级"""),
    "sites": ("sites 安置点 安置点表", """
        id 安置点编号 编号|name 名称 安置点|region 区域|kind 类型|longitude 经度|latitude 纬度|people 可安置人数|
        households 可安置户数|preschool 幼儿园学位|primary 小学学位|middle 初中学位|jobs 就业岗位数|
        min_people 最少安置人数|opens 交付日期|cost_per_person 人均成本(元) 人均成本"""),
    "dwellings": ("dwellings 户型 户型表 住房", """
        site 安置点编号 安置点|type 户型|area 面积|min_people 最少人数|max_people 最多人数|count 套数|
        cost 每套成本(元) 每套成本"""),
    "distances": ("distances 距离 距离表",
                  "settlement 自然屯 屯 组 村民小组|site 安置点编号 安置点|km 距离(公里) 距离"),
    "scores": ("scores 评分 评分表", "household 户编号 户号 编号|site 安置点编号 安置点"),
}
WORDS = {"建档立卡": "registered_poor", "同步搬迁": "accompanying", "整体搬迁": "whole",
         "个别搬迁": "individual", "县内": "in_county", "跨区域": "cross_region",
         "县外": "cross_region"}
COUNTS = {"people", "workers", "preschool", "primary", "middle", "elderly", "disabled"}
CONSENT = "accepts_cross_region"
YES = {"yes", "y", "true", "1", "是", "愿意", "同意"}
HALF_WIDTH = {c: c - 0xFEE0 for c in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


@cache
def narrow(text):
    return text.translate(HALF_WIDTH).strip()


@cache
def number(text, places=0):
    """A cell's number times 10^places, rounded half away from 0; None where the cell is empty."""
    text = narrow(text or "").replace(",", "").replace(" ", "")
    if not text:
        return None
    size = math.floor(abs(Fraction(text)) * 10 ** places + Fraction(1, 2))
    return -size if text[0] == "-" else size


def word(text):
    """A cell's text under the English words."""
    return WORDS.get(narrow(text or ""), text or "")


def consent(text):
    return str(narrow(text).lower() in YES).lower() if text else ""


def decode(data):
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030")


def read_tables(folder, names):
    """By table, the rows as dictionaries under English keys; and the keys that are there."""
    rows, columns = {table: [] for table in TABLES}, {table: set() for table in TABLES}
    for name in names:
        stem, ending = os.path.splitext(narrow(name).lower())
        table = next((t for t, (stems, _) in TABLES.items() if stem in stems.split()), None)
        if table is None or ending != ".csv" or columns[table]:
            raise ValueError(f"{name}: this checker reads one CSV file for each table only")
        keys = {alias: aliases.split()[0] for aliases in TABLES[table][1].split("|")
                for alias in aliases.split()}
        with open(os.path.join(folder, name), "rb") as file:
            lines = list(csv.reader(io.StringIO(decode(file.read()), newline="")))
        known = [sum(narrow(cell) in keys for cell in line) for line in lines[:20]]
        start = known.index(max(known))
        heads = [keys.get(narrow(cell), cell.strip()) for cell in lines[start]]
        rows[table] = [dict(zip(heads, map(str.strip, line))) for line in lines[start + 1:]
                       if any(map(str.strip, line))]
        columns[table] = set(heads) - {""}
    heads = columns["households"]
    if heads & {"relation", "与户主关系"} or "people" not in heads:
        raise ValueError("this checker reads registers with one row for each household only")
    return rows, columns


def read_assignments(path):
    # An apostrophe keeps spreadsheets from computing what is only text; it is not part of it.
    plain = lambda cell: re.sub("^'(?='*[-=+@\t\r\n＝＋－＠])", "", cell) if cell else cell
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = [{key: plain(cell) for key, cell in row.items()} for row in csv.DictReader(file)]
    if len({r["household"] for r in rows}) < len(rows):
        raise ValueError("assignments.csv repeats a household")
    return rows


def read_text(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def parse_yaml(text):
    """The YAML of plan folders' scenarios: what fits on one line is JSON but for bare words."""
    lines = [(re.match(" *", line).end(), line.strip()) for line in text.split("\n") if line]
    quoted = r'"(?:[^"\\]|\\.)*"'

    def flow(text):
        bare = lambda match: match[0] if re.fullmatch(
            r'".*"|true|false|null|-?\d+(\.\d+)?', match[0]) else json.dumps(match[0])
        return json.loads(re.sub(quoted + r'|[^\s\[\]{},:"]+', bare, text), parse_float=str)

    def block():
        items, pairs, indent = [], {}, lines[0][0]
        while lines and lines[0][0] == indent:
            line = lines.pop(0)[1]
            key = re.match(rf"({quoted}|\w+):(?: |$)", line)
            if line.startswith("- "):
                lines.insert(0, (indent + 2, line[2:]))
                items.append(block())
            elif key is None:
                return flow(line)
            else:
                pairs[flow(key[1])] = flow(line[key.end():]) if line[key.end():] else block()
        return items or pairs

    return block()
