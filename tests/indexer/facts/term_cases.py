"""Invented clauses and what they state, for the tests of dates, term and renewal."""

from typing import Any

Case = tuple[str, dict[str, Any]]

_MADE = 'This Agreement is made on 2 March 2026 (the "Effective Date") between Alder Ltd and Birch Ltd. '

ENGLISH: list[Case] = [
    (
        "This Agreement is made as of March 2, 2026 by and between Alder Inc. and Birch LLC.",
        {"signed_on": "2026-03-02"},
    ),
    (
        "THIS AGREEMENT, dated this 2nd day of March, 2026, is between Alder Inc. and Birch LLC.",
        {"signed_on": "2026-03-02"},
    ),
    (
        'This Agreement is entered into by Alder Inc. and Birch LLC as of March 2, 2026 (the "Effective Date").\n'
        "Signatures\nAlder Inc. By: J. Rowe. Date: February 26, 2026\nBirch LLC By: K. Moss. Date: February 27, 2026",
        {"signed_on": "2026-02-27", "effective_on": "2026-03-02"},
    ),
    (
        "The parties agree.\nSignatures\n | Seller | Buyer\nName | J. Rowe | K. Moss\nDate | 14-Feb-2026 | 19-Feb-2026",
        {"signed_on": "2026-02-19"},
    ),
    (
        "IN WITNESS WHEREOF, the parties have executed this Agreement as of this 4th day of April, 2026.",
        {"signed_on": "2026-04-04"},
    ),
    (
        "This Order is placed under the Master Agreement AL-77 dated October 20, 2023 between Alder Inc. "
        "and Birch LLC.",
        {"signed_on": None, "effective_on": None},
    ),
    (
        "WHEREAS the parties used a trial under a Trial Agreement dated May 3, 2025 that expired on August 2, 2025.",
        {"signed_on": None, "expires_on": None},
    ),
    ('"Effective Date" means 1 July 2026.', {"effective_on": "2026-07-01"}),
    ("THE EFFECTIVE DATE OF THIS RESELLER AGREEMENT SHALL BE: Sept 29, 2026", {"effective_on": "2026-09-29"}),
    (
        "This SOW takes effect on 2 September 2026 and stays in force until 30 May 2027.",
        {"effective_on": "2026-09-02", "expires_on": "2027-05-30"},
    ),
    (
        "Support starts on 1 April 2026 and continues for a first period of twenty-four (24) months.",
        {"effective_on": "2026-04-01", "expires_on": "2028-03-31", "term": "P2Y"},
    ),
    ("It applies from November 4, 2026, whatever the dates on which the parties sign.", {"effective_on": "2026-11-04"}),
    (
        "This Agreement is dated 5 May 2026. This Agreement shall become effective upon signature by both parties.",
        {"signed_on": "2026-05-05", "effective_on": "2026-05-05"},
    ),
    (
        '"Effective Date" means the date of the last signature.\nSigned\nDate: 05/11/2026\nBy: A. '
        "Reed\nDate: 05/14/2026\nBy: B. Lane",
        {"effective_on": "2026-05-14"},
    ),
    ('"Effective Date" means the date on which the last closing condition has been satisfied.', {"effective_on": None}),
    (
        _MADE + "The initial term of this Agreement shall be thirty-six (36) months commencing on the Effective Date.",
        {"term": "P3Y", "expires_on": "2029-03-01"},
    ),
    (
        _MADE + "This Agreement shall continue in effect for a period of one year from the date hereof.",
        {"expires_on": "2027-03-01"},
    ),
    (
        _MADE + "The term of this Agreement ends on the third (3rd) anniversary of the Effective Date.",
        {"expires_on": "2029-03-02"},
    ),
    (
        _MADE + '"Initial Term" shall mean the Effective Date through the day prior to the second anniversary '
        "of the Effective Date.",
        {"expires_on": "2028-03-01"},
    ),
    (
        _MADE + "The term of this Agreement shall commence on the Effective Date and end on November 30, 2027.",
        {"expires_on": "2027-11-30"},
    ),
    (
        "The Term shall begin on January 1, 2026 and, unless earlier terminated, shall end as of December 31, 2027.",
        {"expires_on": "2027-12-31"},
    ),
    ("This agreement will be in effect until the end of 2027.", {"expires_on": "2027-12-31"}),
    (
        "Order start date | 01-Mar-2026\nOrder end date | 31-Oct-2027 (same day as order AL-12)",
        {"effective_on": "2026-03-01", "expires_on": "2027-10-31"},
    ),
    (
        _MADE + "The term of this Agreement shall be ten years from the first commercial sale of the Product.",
        {"term": "P10Y", "expires_on": None},
    ),
    (
        _MADE + "The duties of confidence continue for five (5) years after the end of this Agreement.",
        {"expires_on": None, "term": None},
    ),
    (
        _MADE
        + "During the term of this Agreement and for a period of two years thereafter, neither party shall compete.",
        {"expires_on": None},
    ),
    (
        'The Section is replaced by: "The initial term begins on the Effective Date and ends on June 30, 2028."',
        {"expires_on": "2028-06-30"},
    ),
    ("The Term of the Agreement is hereby extended to January 20, 2027.", {"expires_on": "2027-01-20"}),
    (
        "This Agreement will automatically renew for successive one-year terms unless either party gives "
        "at least ninety (90) days' written "
        "notice prior to the end of the then-current term.",
        {"auto_renews": True, "renewal_term": "P1Y", "notice_period": "P90D"},
    ),
    (
        "When it ends, this agreement rolls over for further periods of two (2) years each, unless a "
        "party has given not less than sixty (60) "
        "days' notice.",
        {"auto_renews": True, "renewal_term": "P2Y", "notice_period": "P60D"},
    ),
    (
        "Thereafter this Agreement continues from year to year unless cancelled in writing a minimum of "
        "60 days before the end of the term.",
        {"auto_renews": True, "renewal_term": "P1Y", "notice_period": "P60D"},
    ),
    (
        "This Agreement shall automatically renew for additional periods of twelve months. A party that "
        "does not wish to renew shall notify the "
        "other no later than three (3) months before the expiration of the term.",
        {"renewal_term": "P1Y", "notice_period": "P3M"},
    ),
    (
        "This Agreement shall not renew automatically. The Licensee may ask for a renewal for a period "
        "of one (1) year by telling Alder in "
        "writing no later than 3 months before the end of the Initial Term.",
        {"auto_renews": False, "renewal_term": "P1Y", "notice_period": "P3M"},
    ),
    ("It ends by itself at the close of that time and is not renewed.", {"auto_renews": False}),
    ("It is a one-off engagement and is not renewable.", {"auto_renews": False}),
    (
        "Either party may terminate this Agreement at any time on thirty (30) days' written notice.",
        {"auto_renews": None, "notice_period": None},
    ),
    (
        "Insurance shall not be cancelled without thirty (30) days' notice prior to expiry of the policy.",
        {"notice_period": None},
    ),
    (
        "This Agreement shall remain in force until December 31, 2027. It renews automatically for one "
        "(1) year unless notice is given "
        "at least ninety (90) days prior to the end of the term.",
        {"expires_on": "2027-12-31", "last_opt_out_on": "2027-10-02"},
    ),
    (
        "This Agreement stays in force until 31 March 2028. It renews automatically for one year; notice "
        "of non-renewal must be received "
        "not later than 31 December 2027.",
        {"last_opt_out_on": "2027-12-31"},
    ),
    (
        'In Section 4, the words "ninety (90) days" are replaced by the words "one hundred twenty (120) '
        'days". The rest, including automatic '
        "renewal for successive one-year terms, is unchanged. A notice of non-renewal served less than "
        "one hundred twenty (120) days before "
        "June 30, 2028 has no effect.",
        {"auto_renews": True, "renewal_term": "P1Y", "notice_period": "P120D"},
    ),
]

ENGLISH += [
    (
        "This Amendment No. 3 amends the Support Agreement dated 3 January 2022. The Term is extended "
        "until 31 December 2027. "
        "Effective from 1 January 2026.",
        {"effective_on": "2026-01-01", "expires_on": "2027-12-31"},
    ),
    (
        "Effective Date: 2025-03-01. Term: two (2) years. Auto-renewal: none.",
        {"expires_on": "2027-02-28", "auto_renews": False},
    ),
    (
        "Auto-renewal: Yes. Renewal term: 12 months. Notice: 60 days prior to expiration. Term: 1 "
        "January 2025 - 31 December 2025",
        {"auto_renews": True, "renewal_term": "P1Y", "notice_period": "P60D", "expires_on": "2025-12-31"},
    ),
    (
        "The Support Period is the twelve months from 1 October 2025. At its end it is extended by a "
        "further twelve months, unless the "
        "Customer has said in writing that it does not want this.",
        {"effective_on": "2025-10-01", "expires_on": "2026-09-30", "auto_renews": True, "renewal_term": "P1Y"},
    ),
    (
        "Start date | End date | Fee\n1 May 2026 | 30 April 2027 | 12,000",
        {"effective_on": "2026-05-01", "expires_on": "2027-04-30"},
    ),
    (
        "Subscription Term: 36 months from the Start Date\nStart Date: 01 April 2026\nRenewal: automatic, 12 months\n"
        "Non-renewal notice: 60 days before the end of the term",
        {"expires_on": "2029-03-31", "term": "P3Y", "renewal_term": "P1Y", "last_opt_out_on": "2029-01-30"},
    ),
    (
        "The expiry date in clause 2.1 is changed from 31 August 2026 to 31 August 2028.",
        {"expires_on": "2028-08-31"},
    ),
    (
        "Unless the Customer gives notice of non-renewal by 30 September 2026, this Agreement renews for another year.",
        {"auto_renews": True, "renewal_term": "P1Y", "last_opt_out_on": "2026-09-30"},
    ),
    (
        "This Agreement shall begin upon execution and remain in force for twelve months.\n"
        "Signed for Alder Ltd: J Rowe, 3 May 2026\nSigned for Birch Ltd: K Moss, 9 May 2026",
        {"signed_on": "2026-05-09", "effective_on": "2026-05-09", "expires_on": "2027-05-08"},
    ),
    ("Support will be provided from 1 January 2026 to 31 December 2028 inclusive.", {"expires_on": "2028-12-31"}),
    ("This licence runs for five years from 15 February 2026.", {"expires_on": "2031-02-14", "term": "P5Y"}),
]

CHINESE: list[Case] = [
    (
        "本协议有效期壹年(2025年11月1日—2026年10月31日),期满前一个月如无异议,自动顺延,顺延期为一年。",
        {"expires_on": "2026-10-31", "term": "P1Y", "renewal_term": "P1Y", "notice_period": "P1M"},
    ),
    (
        "本合同由双方于2025年9月1日签署,自2025年10月1日起执行,为期两年。",
        {"signed_on": "2025-09-01", "effective_on": "2025-10-01", "expires_on": "2027-09-30"},
    ),
    (
        "合同期限届满三十日前,双方均未提出书面异议的,合同自动续期一年。",
        {"notice_period": "P30D", "renewal_term": "P1Y"},
    ),
    (
        "本合同自双方授权代表签字并加盖公章之日起生效。服务期限:2026年1月1日至2026年12月31日。\n"
        "甲方(盖章):青禾公司\n日期:2025年12月20日\n乙方(盖章):白榆公司\n日期:2025年12月25日",
        {"signed_on": "2025-12-25", "effective_on": "2025-12-25", "expires_on": "2026-12-31"},
    ),
    ("将原合同的服务期限由2025年12月31日延长至2026年12月31日。", {"expires_on": "2026-12-31"}),
    (
        "起始日期 | 终止日期\n2026-01-01 | 2026-12-31",
        {"effective_on": "2026-01-01", "expires_on": "2026-12-31"},
    ),
    ("期满前90日内甲方可书面提出续签,否则到期终止,不自动延续。", {"auto_renews": False, "notice_period": "P90D"}),
    ("签订日期:2026年5月22日", {"signed_on": "2026-05-22"}),
    ("签约时间:2026.5.22", {"signed_on": "2026-05-22"}),
    ("本合同由双方于二〇二六年八月十二日在武进签署。", {"signed_on": "2026-08-12"}),
    ("双方于2026年2月14日签订本协议。", {"signed_on": "2026-02-14"}),
    ("甲方(盖章):青禾公司\n日期:2026年5月20日\n乙方(盖章):白榆公司\n日期:2026年5月22日", {"signed_on": "2026-05-22"}),
    ("鉴于双方曾于2023年5月20日签订《软件许可合同》,现重新订立本合同。", {"signed_on": None, "effective_on": None}),
    ("本协议自2026年1月1日起生效,至2026年12月31日止。", {"effective_on": "2026-01-01", "expires_on": "2026-12-31"}),
    (
        "本合同有效期自2026年6月1日起至2029年5月31日止。",
        {"effective_on": "2026-06-01", "expires_on": "2029-05-31", "term": None},
    ),
    (
        "签订日期:2026年3月18日\n本合同自签订之日起生效,有效期三年。",
        {"effective_on": "2026-03-18", "expires_on": "2029-03-17", "term": "P3Y"},
    ),
    (
        "签署日期:2026年3月18日\n本合同自双方签字盖章之日起生效,服务期限为24个月。",
        {"effective_on": "2026-03-18", "term": "P2Y", "expires_on": "2028-03-17"},
    ),
    ("签署日期:2026年3月18日\n本合同自双方盖章之日起生效。", {"signed_on": "2026-03-18", "effective_on": None}),
    ("签订日期:2026年3月18日\n服务期限为一年,自系统验收合格之日起计算。", {"term": "P1Y", "expires_on": None}),
    ("项目工期为九个月,自2026年9月1日起至2027年5月31日止。", {"effective_on": None, "expires_on": None, "term": None}),
    ("保密期限为五年,自本协议终止之日起计算。", {"term": None, "expires_on": None}),
    ("原协议的终止日由2026年12月31日变更为2027年6月30日。", {"expires_on": "2027-06-30"}),
    (
        "加购模块的订阅期及本合同有效期为一年,自2026年7月15日起至2027年7月14日止。",
        {"term": "P1Y", "expires_on": "2027-07-14"},
    ),
    ("期满前未书面通知对方的,本合同自动顺延一年。", {"auto_renews": True, "renewal_term": "P1Y"}),
    ("期满后双方无异议的,自动续期,每次续期两年。", {"auto_renews": True, "renewal_term": "P2Y"}),
    ("本合同期满即终止,不自动续期。", {"auto_renews": False}),
    ("至双方义务履行完毕之日终止,不适用自动续期。", {"auto_renews": False}),
    ("期满时:□ 自动续期____年 □ 不自动续期。", {"auto_renews": None, "renewal_term": None}),
    ("任何一方不拟续期的,应当在有效期期满前三个月以书面形式通知对方。", {"notice_period": "P3M"}),
    ("期满前,任何一方如不愿继续合作,须提前45日以书面函件告知对方。", {"notice_period": "P45D"}),
    ("买方有意续订的,请于到期日前1个月书面告知卖方。", {"notice_period": "P1M"}),
    ("任何一方提前解除合同的,应提前90日书面通知对方。", {"notice_period": None}),
    (
        "订阅期为两年,自2026年3月1日(开通日)起算。除非一方提前60天书面表示不再续订,期满后以半年为一期自动续展。",
        {"effective_on": "2026-03-01", "expires_on": "2028-02-29", "auto_renews": True, "renewal_term": "P6M"},
    ),
    (
        "维保期自2026年3月1日起,至2027年2月28日止,共计十二个月。期满合同即行终止,不因任何一方沉默而续展。\n"
        "需要续保的,应当不迟于期满前30日书面提出。",
        {"term": "P1Y", "auto_renews": False, "notice_period": "P30D", "last_opt_out_on": "2027-01-29"},
    ),
    (
        "协议自动续延,每次续延三个月;不愿续延的,须在期满之日两个月以前书面告知。",
        {"renewal_term": "P3M", "notice_period": "P2M"},
    ),
    ("期满订阅自然终止,不会自动续订。", {"auto_renews": False}),
    ("合同到期自动失效,需继续服务的由甲方提前30个工作日提出。", {"auto_renews": False, "notice_period": "P30D"}),
    (
        "本补充协议自2026年10月8日双方签字之日起生效。",
        {"signed_on": "2026-10-08", "effective_on": "2026-10-08"},
    ),
    ("本协议有效期两年,到期不再延续。", {"auto_renews": False}),
    (
        "期满前90日内可以书面终止;无人通知的,许可期间以一年为单位依次延展。",
        {"auto_renews": True, "renewal_term": "P1Y"},
    ),
    ("保密责任不因本合同终止而免除,自终止之日起继续有效五年。", {"auto_renews": None}),
    ("如需续费,请在到期前15天办理。", {"notice_period": "P15D"}),
    ("合同期限届满前三十日,双方均未提出终止的,有效期自动延长十二个月。", {"term": None, "renewal_term": "P1Y"}),
    ("双方曾约定服务期至2026年6月30日。现将终止日期由2026年6月30日改为2026年12月31日。", {"expires_on": "2026-12-31"}),
    ("原合同第一条约定的服务期限顺延至2026年8月31日。", {"expires_on": "2026-08-31"}),
    ("服务期:一年,以账号开通之日(2026年3月1日)起计。", {"effective_on": "2026-03-01", "expires_on": "2027-02-28"}),
    ("卖方应在付款到期前15日提供合规发票。", {"notice_period": None}),
    (
        "本合同有效期自2026年6月1日起至2027年5月31日止。不续签的,应于期满前三个月书面通知对方。",
        {"notice_period": "P3M", "last_opt_out_on": "2027-02-28"},
    ),
    (
        "不愿在终止日之后继续合作的,提前45日书面告知,即最迟于2027年5月16日送达对方;均未告知的,自动延续一年。",
        {"notice_period": "P45D", "last_opt_out_on": "2027-05-16"},
    ),
]

SILENT = [
    "签订日期:______年____月____日\n服务期限为____年,自____年__月__日起至____年__月__日止。",
    "This Agreement is made this ___ day of ________, 2026 and ends ____ months after the Effective Date.",
    "根据国务院2001年12月10日通过、2002年1月1日生效的条例订立。",
    "Go-live | 3 February 2026\nTraining | 5 March 2026",
    "The term of this Agreement shall commence on the Effective Date and continue until terminated by either party.",
]
