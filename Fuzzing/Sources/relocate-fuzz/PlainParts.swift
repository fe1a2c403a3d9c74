/// A small workbook, part by part.
enum PlainParts {
  static let all: [(name: String, text: String)] = [
    (
      "xl/worksheets/sheet1.xml",
      """
      <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="s">\
      <v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row><row r="2"><c r="A2" t="inlineStr"><is>\
      <t>H1</t></is></c><c r="B2"><v>3</v></c><c r="C2" t="str"><f>A1</f><v>G1</v></c></row></sheetData>\
      <mergeCells count="1"><mergeCell ref="C2:C3"/></mergeCells></worksheet>
      """
    ),
    (
      "xl/sharedStrings.xml",
      """
      <sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="3" uniqueCount="3"><si><t>id</t></si>\
      <si><r><t>peo</t></r><r><t>ple</t></r></si><si><t xml:space="preserve">settlement</t></si></sst>
      """
    ),
    (
      "xl/styles.xml",
      """
      <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1">\
      <numFmt numFmtId="164" formatCode="yyyy-mm-dd"/></numFmts><cellXfs count="2"><xf numFmtId="0"/>\
      <xf numFmtId="164"/></cellXfs></styleSheet>
      """
    ),
    (
      "xl/workbook.xml",
      """
      <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" \
      xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr date1904="0"/><sheets>\
      <sheet name="households" sheetId="1" r:id="rId1"/><sheet name="sites" sheetId="2" r:id="rId2"/></sheets></workbook>
      """
    ),
    (
      "xl/_rels/workbook.xml.rels",
      """
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" \
      Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" \
      Target="worksheets/sheet1.xml"/><Relationship Id="rId2" \
      Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" \
      Target="worksheets/sheet2.xml"/><Relationship Id="rId3" \
      Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" \
      Target="sharedStrings.xml"/><Relationship Id="rId4" \
      Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>
      """
    ),
    (
      "xl/worksheets/sheet2.xml",
      """
      <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">\
      <c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>people</t></is></c></row><row r="2">\
      <c r="A2" t="inlineStr"><is><t>S1</t></is></c><c r="B2"><v>10</v></c></row></sheetData></worksheet>
      """
    ),
    (
      "_rels/.rels",
      """
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" \
      Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" \
      Target="xl/workbook.xml"/></Relationships>
      """
    ),
    (
      "[Content_Types].xml",
      """
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" \
      ContentType="application/xml"/></Types>
      """
    ),
  ]
}
